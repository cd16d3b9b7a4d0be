namespace ActionPlan.Host.Figures.Entry;

/// <summary>A sheet (phiếu số liệu): a unit's figures for a quarter in a root area.</summary>
internal sealed record SheetKey(string Unit, string Area, Period Quarter)
{
    /// <summary>Its page.</summary>
    public string Address => $"figures/{Uri.EscapeDataString(Unit)}/{Uri.EscapeDataString(Area)}/{Quarter}";
}

/// <summary>A cell of a sheet, and of everything that is entered.</summary>
internal readonly record struct CellKey(string Figure, string Area, Period Period);

/// <summary>The same where cells of several plans are spoken of: one id is another thing in each of them.</summary>
internal readonly record struct CellOfPlan(string Plan, CellKey Cell);
