namespace ActionPlan.Host.Plans;

/// <summary>Which quarters stand as they were judged.</summary>
internal interface IJudgedQuarters
{
    /// <summary>The newest that has a run made after it closed; null where none has.</summary>
    Task<Period?> Newest(AppDb db, Plan plan, DateTimeOffset now, CancellationToken cancellation);
}
