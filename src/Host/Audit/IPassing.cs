namespace ActionPlan.Host.Audit;

/// <summary>A row that may be written without an entry as long as nobody sees it.</summary>
internal interface IPassing
{
    bool IsPassing { get; }
}
