namespace ActionPlan.Host.Health;

/// <summary>A part of the installation that can say how it does. Each is asked by itself: what is wrong with one hides no other.</summary>
internal interface IHealthPart
{
    /// <summary>Whether there is nothing to say while the database does not answer.</summary>
    bool AsksDatabase => false;

    /// <param name="thoroughly">Also what takes seconds or asks other machines. Nothing is changed and nothing sent.</param>
    Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation);
}
