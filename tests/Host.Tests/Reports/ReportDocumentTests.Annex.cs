using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Pages.Reports;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Tests.Excel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>The annex as a workbook.</summary>
public sealed partial class ReportDocumentTests
{
    [Theory]
    [InlineData("2025-Q3", "Quarter", 4)]
    [InlineData("2025-Q4", "Term", 5)]
    public async Task The_annex_workbook_has_the_documents_table_with_numbers_as_numbers(string quarter, string kind, int sheets)
    {
        var (report, file) = await Workbook(quarter, Enum.Parse<ReportKind>(kind));
        var reading = WorkbookReader.Read(file);
        var table = report.Compose().Annex.OfType<TableBlock>().First();

        Assert.Empty(TableFileTests.Faults(file));
        Assert.Null(reading.Problem);
        Assert.Equal(sheets, reading.Sheets.Count);
        var sheet = reading.Sheets[0];
        for (var row = 0; row < table.Lines.Count; row++)
        {
            for (var column = 0; column < table.Lines[row].Cells.Count; column++)
            {
                var (printed, cell) = (string.Concat(table.Lines[row].Cells[column].Select(piece => piece.Text)), sheet.At(column + 1, row + FirstRow));
                var isNumber = table.Columns[column].Number && printed.All(letter => char.IsAsciiDigit(letter) || letter is ',' or '.' or '-');
                Assert.Equal(isNumber ? CellContent.Number : printed.Length == 0 ? CellContent.Empty : CellContent.Text, cell.Content);
                Assert.Equal(printed, isNumber ? cell.Number.ToString("#,##0.##", Vietnamese) : cell.Text);
            }
        }
    }

    [Fact]
    public async Task Behind_each_verdict_stand_its_figures_with_who_entered_them_and_the_runs_they_are_bound_to()
    {
        var (report, file) = await Workbook("2025-Q3", ReportKind.Quarter);
        var sheets = WorkbookReader.Read(file).Sheets;
        await using var db = sample.Open();
        var target = sample.Plan.Targets.Single(one => one.Definition.Number == "14a");
        var seqs = report.Facts.Of(target)!.ReadEvidence().SelectMany(reading => reading.From ?? []).ToList();
        var stored = await db.Figures.AsNoTracking().Where(row => seqs.Contains(row.Seq)).OrderBy(row => row.Seq)
            .Select(row => new { row.Figure, row.Value, row.EnteredBy, row.Seq }).ToListAsync(TestContext.Current.CancellationToken);

        var behind = Enumerable.Range(FirstRow, 2000).Where(row => sheets[2].At(1, row).Text == "14a")
            .Select(row => new { Figure = sheets[2].At(3, row).Text, Value = sheets[2].At(8, row).Number, EnteredBy = sheets[2].At(11, row).Text,
                Seq = (long)sheets[2].At(16, row).Number })
            .OrderBy(line => line.Seq);

        Assert.NotEmpty(stored);
        Assert.Equal(stored, behind);
        var bindings = string.Join('\n', Enumerable.Range(FirstRow, 60).Select(row => sheets[3].At(2, row).Text));
        Assert.All(report.Row.ReadRuns(), run => Assert.Contains($"lần đánh giá {run},", bindings, StringComparison.Ordinal));
        Assert.Contains(report.Facts.Run.PlanVersion, bindings, StringComparison.Ordinal);
        Assert.Contains("bút toán", bindings, StringComparison.Ordinal);
    }

    private const int FirstRow = 5;

    private async Task<(KeptReport Report, byte[] File)> Workbook(string quarter, ReportKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (services, culture) = (sample.Services, System.Globalization.CultureInfo.CurrentUICulture);
        var drafted = await services.GetRequiredService<CommandSender>()
            .Send(new DraftReport(kind, sample.Plan.Areas.Roots[0].Id, Period.Parse(quarter)), Actor.AtMachine("Thử"), cancellation);
        await using var db = sample.Open();
        var report = (await ActivatorUtilities.CreateInstance<KeptReports>(services, db).Find(drafted.Id!.Value, cancellation))!;
        try
        {
            System.Globalization.CultureInfo.CurrentUICulture = Vietnamese;
            var workbook = await AnnexWorkbook.Load(
                db, report, services.GetRequiredService<IStringLocalizer<ReportTexts>>(), services.GetRequiredService<IStringLocalizer<Texts>>(), cancellation);
            using var file = new MemoryStream();
            await TableFile.Write(file, workbook.Sheets(await new AuditReading(db).Head(cancellation), "Báo cáo", Alerts.Ward.Time("2026-01-06 08:00")),
                cancellation);
            return (report, file.ToArray());
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = culture;
        }
    }
}
