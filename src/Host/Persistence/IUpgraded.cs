namespace ActionPlan.Host.Persistence;

/// <summary>Told when migrations have brought a database with content to this version's form.</summary>
internal interface IUpgraded
{
    Task Tell(AppDb db, IReadOnlyList<string> migrations, CancellationToken cancellation);
}
