namespace ActionPlan.Host.Reports.Pdf;

/// <summary>Section <c>Reports</c> of the configuration.</summary>
internal sealed record PdfSettings
{
    /// <summary>LibreOffice's <c>soffice</c>, where it is not in a usual place.</summary>
    public string? LibreOffice { get; init; }

    /// <summary>How long it may take for one document.</summary>
    public int LibreOfficeSeconds { get; init; } = 120;

    /// <summary>How much memory it may take, where the machine can limit that.</summary>
    public int LibreOfficeMegabytes { get; init; } = 1500;
}
