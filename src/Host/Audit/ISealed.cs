namespace ActionPlan.Host.Audit;

/// <summary>What a feature compares with the trail besides its rows: ranges, runs, files. One serves one check.</summary>
internal interface ISealed
{
    /// <summary>Where it lies, for whoever is told that it cannot be read.</summary>
    string Table { get; }

    /// <summary>Before the trail is read.</summary>
    Task Begin(AppDb db, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>An entry of the trail, in their order.</summary>
    /// <param name="entry">As it is stored.</param>
    /// <param name="changes">What it tells; null where that cannot be read.</param>
    void Keep(AuditRow entry, EntryChanges? changes);

    /// <summary>When the whole trail is read.</summary>
    Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation);
}
