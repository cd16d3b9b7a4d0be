using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Reports;

/// <summary>
/// A report's annex as a workbook: the printed tables, the verdicts with more decimals, the figures behind each verdict, and to which runs all of
/// it is bound. They are the report's own runs, so that an issued report always has the same workbook.
/// </summary>
internal sealed class AnnexWorkbook(KeptReport report, IReadOnlyDictionary<long, FigureRow> figures, IStringLocalizer<ReportTexts> w, IStringLocalizer<Texts> t)
{
    private const int KeptDecimals = 6;

    private readonly ReportFacts facts = report.Facts;

    public static async Task<AnnexWorkbook> Load(
        AppDb db, KeptReport report, IStringLocalizer<ReportTexts> w, IStringLocalizer<Texts> t, CancellationToken cancellation)
    {
        var seqs = Judged(report.Facts).SelectMany(one => one.Verdict.ReadEvidence()).SelectMany(reading => reading.From ?? []).Distinct().ToArray();
        return new AnnexWorkbook(
            report, await FiguresRead.Behind(db, report.Facts.Plan, seqs, cancellation), w, t);
    }

    public IEnumerable<TableSheet> Sheets(AuditHead? head, string title, DateTimeOffset now)
    {
        var about = string.Join(" · ", State(), w["BoundTo", facts.Run.Id].Value, facts.Plan.Name);
        TableSheet[] printed = [.. ReportComposition.Tables(facts, report.Numbers, ReportOutline.AnnexTitle(facts, report.Form))
            .Select((table, index) => Printed(table, w[index == 0 ? "Annex.Table" : "Annex.Course"], about))];
        return [.. printed, Verdicts(about), Figures(about), Bindings(title, about, head, now)];
    }

    // The printed table: numbers as they are printed, so that the two never differ by a rounding.
    private static TableSheet Printed(TableBlock table, string tab, string about) => new(
        table.Caption,
        about,
        [.. table.Columns.Select((column, index) => new Host.Sheets.TableColumn(column.Heading, Width(table, index)))],
        table.Lines.Select(IReadOnlyList<TableCell> (line) => [.. line.Cells.Select((cell, i) => Cell(table.Columns[i], Text(cell)))]))
    {
        Tab = tab,
    };

    // A number is not broken into two lines.
    private static int Width(TableBlock table, int index)
    {
        var least = table.Columns[index].Share * 3 / 2;
        return table.Columns[index].Number
            ? table.Lines.Where(line => line.Cells.Count == table.Columns.Count).Select(line => Text(line.Cells[index]).Length + 2).Append(least).Max() : least;
    }

    private static string Text(IEnumerable<Piece> cell) => string.Concat(cell.Select(piece => piece.Text));

    private static TableCell Cell(Host.Reports.ReportColumn column, string text) =>
        column.Number && decimal.TryParse(text, NumberStyles.Number, LetterWords.Vietnamese, out var number) ? number : text;

    // As many decimals as a cell keeps as a number, and as tell it from what it is compared with.
    private static decimal? Long(decimal? value, params decimal?[] beside) => value is { } known
        ? Math.Round(known, beside.OfType<decimal>().Select(other => Shown.DecimalsBeside(known, other)).Append(KeptDecimals).Max(),
            MidpointRounding.AwayFromZero)
        : null;

    private TableSheet Verdicts(string about) => new(
        w["Annex.Verdicts"],
        about,
        [
            new(t["Export.TargetNumber"], 7), new(t["Column.Target"], 44), new(t["Export.MeasuredIn"], 14), new(w["Annex.Run"], 10),
            new(t["Field.Period"], 14), new(t["Column.Status"], 20),
            new(t["Column.Value"], 16), new(t["Column.Threshold"], 14), new(t["Export.ThresholdTo"], 14), new(t["Export.Path"], 14),
            new(t["Export.Forecast"], 14), new(t["Column.Unit"], 26),
        ],
        Judged(facts).Select(IReadOnlyList<TableCell> (one) =>
        [
            one.Target.Definition.Number, one.Target.Definition.Name, one.Target.Definition.MeasuredIn, one.Run.Id, Show.Period(one.Run.Period),
            StatusLook.Of(one.Verdict.Status).Label(CultureInfo.CurrentUICulture), Long(one.Verdict.Value, one.Verdict.Threshold, one.Verdict.Path),
            Show.Awaited(one.Target, one.Run.Period, one.Verdict.Threshold, t) is { } awaited ? awaited : Long(one.Verdict.Threshold, one.Verdict.Value),
            Long(one.Verdict.ThresholdTo, one.Verdict.Value), Long(one.Verdict.Path, one.Verdict.Value),
            Long(one.Verdict.Forecast, one.Verdict.Threshold),
            facts.Plan.UnitName(one.Target.Definition.Responsible),
        ]));

    private TableSheet Figures(string about) => new(
        w["Annex.Figures"],
        about,
        [
            new(t["Export.TargetNumber"], 7), new(w["Annex.Run"], 8), new(w["Annex.FigureId"], 18), new(t["Evidence.Figure"], 32), new(w["Annex.View"], 16),
            new(t["Field.Area"], 16), new(t["Field.Period"], 12),
            new(t["Column.Value"], 14), new(t["Export.MeasuredIn"], 12), new(w["Annex.Origin"], 12), new(t["Export.By"], 18), new(t["Export.At"], 17),
            new(w["Annex.ApprovedBy"], 18),
            new(w["Annex.ApprovedAt"], 17), new(t["Export.Source"], 24), new(w["Annex.Seq"], 9),
        ],
        Judged(facts).SelectMany(one => one.Verdict.ReadEvidence(), (one, reading) => (one.Run, one.Target, Reading: reading))
            .SelectMany(one => Lines(one.Run, one.Target, one.Reading)));

    private IEnumerable<IReadOnlyList<TableCell>> Lines(RunRow run, Target target, StoredReading reading)
    {
        var figure = facts.Plan.FigureById.GetValueOrDefault(reading.Figure);
        IReadOnlyList<TableCell> Line(string area, string? owner, Kernel.Period period, FigureRow? row, string? missing, string share = "") =>
        [
            target.Definition.Number, run.Id, reading.Figure, figure?.Name ?? reading.Figure,
            ExpressionWords.View(reading.View, reading.Year, CultureInfo.CurrentUICulture), facts.Plan.AreaName(area, owner) + share, Show.Period(period),
            row is null ? missing : row.Value, figure?.Definition.MeasuredIn, row is null ? null : t["Origin." + row.Origin].Value, row?.EnteredBy,
            TableCell.Moment(row?.EnteredAt, facts.Plan.TimeZone),
            row?.ApprovedBy, TableCell.Moment(row?.ApprovedAt, facts.Plan.TimeZone), row?.Source, row?.Seq is { } seq ? seq : (decimal?)null,
        ];
        return
        [
            .. (reading.From ?? []).Where(figures.ContainsKey)
                .Select(
                    seq => Line(figures[seq].Area, figures[seq].PlanId, figures[seq].Period, figures[seq], null,
                        figures[seq].PlanId == facts.Plan.Id ? Share(figures[seq].Area) : "")),
            .. (reading.Missing ?? []).Select(one => Line(one.Area, one.Plan, one.Period, null, t["Evidence.Missing"].Value)),
        ];
    }

    // Of an area that was split only a part counts.
    private string Share(string area) =>
        facts.Plan.Areas.Find(area) is { } other && facts.Plan.Areas.CameWith(facts.Area, other, DateOnly.MaxValue) is { Share: { } share } && share != 1
            ? " × " + Show.Number(share) : "";

    private TableSheet Bindings(string title, string about, AuditHead? head, DateTimeOffset now)
    {
        var (row, zone) = (report.Row, facts.Plan.TimeZone);
        IReadOnlyList<TableCell>[] lines =
        [
            [w["Report"].Value, title],
            [w["State"].Value, w["State." + row.State].Value],
            [w["Drafted"].Value, $"{row.DraftedBy} · {Show.Moment(row.DraftedAt, zone)}"],
            .. row.State != ReportState.Issued ? [] : new IReadOnlyList<TableCell>[]
            {
                [w["Number"].Value, ReportNumbering.Text(row.Number!.Value)],
                [w["IssuedOn"].Value, row.IssuedOn],
                [w["IssuedBy"].Value, $"{row.IssuedBy} · {Show.Moment(row.IssuedAt, zone)}"],
                [w["Sha256"].Value, row.Sha256],
            },
            .. facts.Runs.Select(IReadOnlyList<TableCell> (run) =>
            [
                w["Annex.RunOf", Show.Period(run.Period)].Value,
                w["Annex.RunIs", run.Id, Show.Moment(run.CompletedAt, zone), run.FigureSeq, run.PlanVersion].Value,
            ]),
            [w["Annex.Head"].Value, head is null ? Show.Nothing : w["Annex.HeadIs", head.Seq, head.Hash].Value],
            [w["Annex.Taken"].Value, TableCell.Moment(now, zone)],
        ];
        return new TableSheet(w["Annex.Bindings"], about, [new(w["Annex.What"], 40), new(w["Annex.Is"], 110)], lines);
    }

    private string State() => report.Row.State == ReportState.Issued
        ? w["Annex.Issued", ReportNumbering.Text(report.Row.Number!.Value), Show.Day(report.Row.IssuedOn)]
        : w["State." + report.Row.State].Value.ToUpper(CultureInfo.CurrentUICulture);

    // The verdicts whose values are printed: of the run reported on; where the course over the term is printed, of each year's last quarter too. Of
    // a corrigendum, those of the targets that it corrects.
    private static IEnumerable<(RunRow Run, Target Target, VerdictRow Verdict)> Judged(ReportFacts facts) =>
        from target in facts.Plan.Targets
        where facts.Snapshot.Corrigendum is not { } corrigendum || corrigendum.Numbers.Any(one => one.Subject == target.Key)
        from run in facts.Runs
        where run == facts.Run || (facts.Kind == ReportKind.Term && run.Period.Quarter == 4)
        let verdict = facts.Of(target, run.Period)
        where verdict is not null
        select (run, target, verdict);
}
