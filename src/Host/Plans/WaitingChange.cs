namespace ActionPlan.Host.Plans;

/// <summary>A change of the plan's folder, and what a person has to know before it takes effect.</summary>
/// <param name="Plan">As the folder has it.</param>
/// <param name="From">The first quarter that it would judge.</param>
/// <param name="Vanishing">What the version in force has and it has not.</param>
/// <param name="Replaces">Publications still waiting that would never judge.</param>
/// <param name="IsWithdrawn">Whether somebody withdrew it.</param>
internal sealed record WaitingChange(Plan Plan, Period From, IReadOnlyList<Vanishing> Vanishing, IReadOnlyList<PlanChangeRow> Replaces, bool IsWithdrawn)
{
    /// <summary>Whether it is no change made here: another host has published another version since.</summary>
    public bool IsBehind { get; init; }

    /// <summary>The modules that it touches and of which two people have to say so.</summary>
    public IReadOnlyList<string> NeedsTwo { get; init; } = [];

    public bool NeedsAWord => IsBehind || IsWithdrawn || NeedsTwo.Count > 0 || Vanishing.Count > 0 || Replaces.Count > 0;
}
