using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>How one document names another: 'Báo cáo số 05-BC/ĐU ngày 05/10/2024'.</summary>
internal static class Citation
{
    public static string Of(KeptReport report)
    {
        // The form says how its documents are numbered: 'Số 05-BC/ĐU', 'Số: 05/BC-UBND'.
        var number = report.Names.In(report.Form.LeftHeader[^1], report.Heading).Replace(":", "", StringComparison.Ordinal).Trim();
        return $"Báo cáo {char.ToLowerInvariant(number[0])}{number[1..]} ngày {ReportNumbers.Day(report.Row.IssuedOn!.Value)}";
    }
}
