namespace ActionPlan.Host.Persistence;

/// <summary>A row about one area: shown to whoever reads that area.</summary>
internal interface IInArea
{
    string Area { get; }
}
