namespace ActionPlan.Host.Persistence;

/// <summary>A row of one unit in one area: shown to whoever reads the area, and of it that unit.</summary>
internal interface IOfUnit : IInArea
{
    string Unit { get; }
}
