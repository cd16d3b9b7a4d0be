using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Reports;

// Numbers that stand beside the document: in its workbook, and on the one-page summaries of the same runs.
public sealed partial class ReportDocumentTests
{
    [Theory]
    [InlineData("2025-Q1", "Quarter", 1)]
    [InlineData("2022-Q4", "Year", 1)]
    [InlineData("2025-Q4", "Term", 2)]
    public async Task Every_number_of_the_workbook_is_a_stored_verdicts_or_figures(string quarter, string kind, int tables)
    {
        var (report, file) = await Workbook(quarter, Enum.Parse<ReportKind>(kind));
        var sheets = WorkbookReader.Read(file).Sheets;
        await using var db = sample.Open();
        var runs = report.Row.ReadRuns().ToArray();
        var stored = (await db.Verdicts.AsNoTracking().Where(row => runs.Contains(row.RunId) && row.Area == report.Row.Area)
            .ToListAsync(TestContext.Current.CancellationToken))
            .ToDictionary(row => (sample.Plan.TargetByKey[row.Target].Definition.Number!, row.RunId));
        var figures = await db.Figures.AsNoTracking().ToDictionaryAsync(row => row.Seq, TestContext.Current.CancellationToken);

        var verdicts = Lines(sheets[tables]).ToList();
        Assert.All(verdicts, row =>
        {
            var verdict = stored[(sheets[tables].At(1, row).Text, (long)sheets[tables].At(4, row).Number)];
            Assert.Equal(new[] { verdict.Value, verdict.Threshold, verdict.ThresholdTo, verdict.Path, verdict.Forecast }.Select(Six),
                Enumerable.Range(7, 5).Select(column => Number(sheets[tables], column, row)));
        });
        Assert.True(verdicts.Count >= stored.Keys.Count(key => key.RunId == report.Facts.Run.Id), $"{verdicts.Count} verdicts");
        var entries = Lines(sheets[tables + 1]).Where(row => Number(sheets[tables + 1], 16, row) is not null).ToList();
        Assert.NotEmpty(entries);
        Assert.All(entries, row => Assert.Equal(figures[(long)sheets[tables + 1].At(16, row).Number].Value, sheets[tables + 1].At(8, row).Number));
    }

    [Theory]
    [InlineData("2025-Q3")]
    [InlineData("2024-Q4")]
    public async Task Every_result_on_a_summary_is_a_stored_verdicts(string quarter)
    {
        await using var db = sample.Open();
        var facts = await ActivatorUtilities.CreateInstance<SummaryReading>(sample.Services, db).Load(
            Period.Parse(quarter), sample.Plan.Areas.Roots[0], SummaryReading.Reporting(sample.Plan), TestContext.Current.CancellationToken);
        var judged = facts.Judged!;
        var stored = await StoredNumbers.Read(db, judged);
        var told = new ReportNumbers(judged).All.Keys.ToLookup(reference => reference[..Math.Max(0, reference.LastIndexOf('.'))], StringComparer.Ordinal);
        var traced = 0;
        var rows = await db.Verdicts.AsNoTracking().Where(row => row.RunId == judged.Run.Id && row.Area == judged.Area.Id)
            .ToListAsync(TestContext.Current.CancellationToken);
        foreach (var subject in sample.Plan.Units.Keys.Select(SummarySubject.Unit)
            .Concat(sample.Plan.Modules.Select(module => SummarySubject.Module(module.Id))))
        {
            var summary = SummaryContent.Of(facts, subject, isSample: true);
            var own = sample.Plan.Targets
                .Where(
                    target => subject.Of == SummaryOf.Module ? target.Module == subject.Id
                        : target.Definition.With.Prepend(target.Definition.Responsible).Contains(subject.Id)).Select(target => target.Key)
                        .ToHashSet(StringComparer.Ordinal);
            Assert.Equal(
                rows.Where(row => own.Contains(row.Target)).GroupBy(row => row.Status).Select(some => (some.Key, some.Count())).OrderBy(one => one.Key),
                summary.Counts.OrderBy(one => one.Status));
            Assert.All(summary.Endangered, target =>
            {
                var known = told[target.ShortTitle].SelectMany(reference => stored.Of(reference) ?? []).Concat(StoredNumbers.In(target.Title))
                    .ToHashSet(StringComparer.Ordinal);
                Assert.Equal([.. stored.Of(target.ShortTitle + ".ketqua")!, .. stored.Of(target.ShortTitle + ".nguong")!], StoredNumbers.In(target.Standing));
                Assert.Empty(StoredNumbers.In(target.Task).Except(known, StringComparer.Ordinal));
                traced++;
            });
        }

        Assert.True(traced > 10, $"{traced} traced");
    }

    private static IEnumerable<int> Lines(SheetContent sheet) =>
        Enumerable.Range(FirstRow, 5000).TakeWhile(row => sheet.At(1, row).Content != CellContent.Empty);

    private static decimal? Number(SheetContent sheet, int column, int row) =>
        sheet.At(column, row) is { Content: CellContent.Number, Number: var number } ? number : null;

    private static decimal? Six(decimal? value) => value is { } known ? Math.Round(known, 6, MidpointRounding.AwayFromZero) : null;
}
