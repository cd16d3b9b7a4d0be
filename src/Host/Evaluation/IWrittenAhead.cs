namespace ActionPlan.Host.Evaluation;

/// <summary>
/// Rows that a run writes before it is completed, where they are too many for one short transaction. Nobody sees them until it is – their
/// <see cref="IReached{T}.ReachedBy"/> says so –, and they go with a run that never is.
/// </summary>
internal interface IWrittenAhead
{
    long? RunId { get; }
}
