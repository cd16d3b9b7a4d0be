using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Cli;

/// <summary>Prints root area after root area, and ends what it prints when disposed of.</summary>
internal interface IVerdictPrinter : IDisposable
{
    void Print(Judgement judgement);
}

internal static class VerdictReason
{
    public static string? Of(Verdict verdict, CultureInfo culture) =>
        verdict.Remarks.Count == 0 ? null : string.Join(" ", verdict.Remarks.Select(remark => remark.Text(culture)));
}
