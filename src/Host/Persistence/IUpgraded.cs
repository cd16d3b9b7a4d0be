namespace ActionPlan.Host.Persistence;

/// <summary>Told when migrations have brought a database with content to this version's form.</summary>
internal interface IUpgraded
{
    /// <summary>Whether the trail was told of a migration.</summary>
    Task<bool> Knows(AppDb db, string migration, CancellationToken cancellation);

    Task Tell(AppDb db, IReadOnlyList<string> migrations, CancellationToken cancellation);
}
