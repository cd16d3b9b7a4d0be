namespace ActionPlan.Host.Persistence;

/// <summary>
/// A row that is written once this property has a value: the context refuses to change or delete it from then on, and so do triggers in the database.
/// </summary>
internal interface ICompleted
{
    string CompletedBy { get; }
}
