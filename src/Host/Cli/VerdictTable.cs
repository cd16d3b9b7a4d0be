using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using Spectre.Console;

namespace ActionPlan.Host.Cli;

/// <summary>For people: one table of all verdicts, then what the data checks found.</summary>
internal sealed class VerdictTable : IVerdictPrinter
{
    private readonly Terminal terminal;
    private readonly Table table = new();
    private readonly List<Finding> findings = [];

    public VerdictTable(Terminal terminal, Period quarter)
    {
        this.terminal = terminal;
        terminal.Out.WriteLine(terminal.Text("EvaluationOf", Shown.Period(quarter, terminal.Culture)));
        foreach (var column in (string[])["Number", "Target", "Area", "Status", "Value", "Threshold", "Path", "Reason"])
        {
            var right = column is "Value" or "Threshold" or "Path";
            table.AddColumn(new TableColumn(new Text(terminal.Text($"Column{column}"))) { Alignment = right ? Justify.Right : Justify.Left });
        }
    }

    public void Print(Judgement judgement)
    {
        foreach (var verdict in judgement.Verdicts)
        {
            table.AddRow(new[]
            {
                verdict.Target.Definition.Number, verdict.Target.Definition.Name, verdict.Area.Name, StatusOf(verdict),
                Number(verdict.Value, verdict.Threshold, verdict.Path), Limit(verdict),
                Number(WholeThings.Path(verdict.Target, verdict.Path), verdict.Threshold, verdict.Value), VerdictReason.Of(verdict, terminal.Culture),
            }.Select(cell => new Text(cell ?? "")));
        }

        findings.AddRange(judgement.Findings);
    }

    public void Dispose()
    {
        terminal.Write(table);
        foreach (var finding in findings)
        {
            terminal.Say("Finding", finding.Source, finding.Area, finding.Remark.Text(terminal.Culture));
        }
    }

    private string StatusOf(Verdict verdict) => StatusLook.Of(verdict.Status).Label(terminal.Culture);

    private string Limit(Verdict verdict) => verdict is { Threshold: not null, Target: { HasOwnMet: false, Definition.Threshold: { } threshold } }
        ? threshold.Is == Comparison.Between
            ? $"{Limit(verdict, verdict.Threshold)} – {Limit(verdict, verdict.ThresholdTo)}"
            : $"{Sign(threshold.Is)} {Limit(verdict, verdict.Threshold)}{(threshold.Tolerance is { } near ? $" ± {Number(near, near)}" : "")}"
        : Limit(verdict, verdict.Threshold);

    private string Limit(Verdict verdict, decimal? limit) => Number(limit, limit, verdict.Value, verdict.Path);

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => "≥",
        Comparison.Above => ">",
        Comparison.AtMost => "≤",
        Comparison.Below => "<",
        _ => "=",
    };

    private string Number(decimal? value, params ReadOnlySpan<decimal?> beside) => value is { } number ? Shown.Number(number, terminal.Culture, beside) : "–";
}
