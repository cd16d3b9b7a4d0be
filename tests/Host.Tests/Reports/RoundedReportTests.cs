using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Reports;

public sealed class RoundedReportTests
{
    [Fact]
    public async Task A_report_prints_no_value_onto_its_threshold_and_no_change_as_nothing()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Verdicts.Of("security.detection", Status.Met, 5.0003m),
            Verdicts.Of("security.crime", Status.AtRisk, 4));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.detection", Status.Missed, 4.9997m),
            Verdicts.Of("security.crime", Status.AtRisk, 4.00000000000000001m));
        await using var db = ward.Get<AppDbFactory>().CreateDbContext();

        var facts = await SampleReports.Facts(db, ward.Services, "2024-Q3", ReportKind.Quarter);
        var numbers = new ReportNumbers(facts).All;

        Assert.Equal(("4,9997%", "từ 5% trở lên", "99,99"), (numbers["2.ketqua"], numbers["2.nguong"], numbers["2.tyle"]));
        Assert.Contains("giảm 0,0006 điểm phần trăm", numbers.Values);
        Assert.Contains("-0,0006", numbers.Values);
        Assert.Contains("không đổi", numbers.Values);
        Assert.DoesNotContain(numbers.Values,
            text => text is "+0" or "-0" || text.StartsWith("giảm 0 ", StringComparison.Ordinal)
                || text.StartsWith("tăng 0 ", StringComparison.Ordinal));
        // Nothing was judged a year ago: the column would be empty, and the name has its room.
        var table = Exhibits.Module(facts, new ReportNumbers(facts), "security");
        Assert.Equal([("Số", 6), ("Chỉ tiêu", 40), ("Đơn vị tính", 11), ("Ngưỡng", 12), ("Kết quả", 11), ("So với quý trước", 10), ("Đánh giá", 14)],
            table.Columns.Select(column => (column.Heading, column.Share)));
        Assert.All(table.Lines, line => Assert.Equal(table.Columns.Count, line.Cells.Count));
    }
}
