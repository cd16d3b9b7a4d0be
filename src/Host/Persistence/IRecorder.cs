namespace ActionPlan.Host.Persistence;

/// <summary>Sees what a context saves, before and after.</summary>
internal interface IRecorder
{
    int Save(AppDb db, Func<int> save);

    Task<int> SaveAsync(AppDb db, Func<Task<int>> save, CancellationToken cancellation);
}
