using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Reports;

public sealed class ReportTextTests(SampleReports sample) : IClassFixture<SampleReports>
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "2020-Q3", "Quarter" }, { "2021-Q2", "HalfYear" }, { "2023-Q3", "Quarter" }, { "2024-Q4", "Year" }, { "2025-Q3", "Quarter" },
        { "2025-Q4", "Quarter" }, { "2025-Q4", "Term" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_digit_in_a_drafted_text_was_typed_and_every_reference_is_known(string quarter, string kind)
    {
        var facts = await sample.Facts(quarter, Enum.Parse<ReportKind>(kind));
        var numbers = new ReportNumbers(facts);
        var typed = new TypedNumbers(facts);

        Assert.All(Draft.Write(facts, sample.Form("HD05")), section =>
        {
            Assert.All(ReportNumbers.In(section.Text), reference => Assert.True(numbers.Has(reference), $"{section.Id}: {reference}"));
            Assert.Empty(typed.In(section.Text));
        });
    }

    [Fact]
    public async Task A_number_typed_into_a_text_is_pointed_out_and_names_with_digits_are_not()
    {
        var typed = new TypedNumbers(await sample.Facts("2025-Q3"));

        Assert.Equal(["97,5", "12"],
            typed.In("Chỉ tiêu 14a (Số vụ phạm pháp hình sự trên 10.000 dân) đạt 97,5% trong quý III/2025, [[14a.ketqua]], cả 12 chi bộ."));
    }

    [Fact]
    public async Task Each_target_is_told_once_by_what_its_verdict_says()
    {
        var facts = await sample.Facts("2025-Q3");
        var shortcomings = Section(facts, SectionIds.Shortcomings);
        var strengths = Section(facts, SectionIds.Strengths);

        Assert.All(facts.Plan.Targets, target =>
        {
            var name = Phrases.Named(target) + ":";
            var isBad = facts.Of(target)!.Status is Status.Missed or Status.AtRisk or Status.NoData;
            Assert.Equal(isBad ? 1 : 0, shortcomings.Split('\n').Count(line => line.Contains(name, StringComparison.Ordinal)));
            Assert.False(isBad && strengths.Contains(name, StringComparison.Ordinal));
        });
        Assert.Contains("14b", strengths + shortcomings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_stated_is_not_made_up_but_named_as_missing()
    {
        var facts = await Stated(await sample.Facts("2025-Q3"), []);

        var causes = Section(facts, SectionIds.Causes);

        Assert.Contains("Chưa được đơn vị chịu trách nhiệm nêu nguyên nhân", causes, StringComparison.Ordinal);
        Assert.DoesNotContain("Theo giải trình", causes, StringComparison.Ordinal);
        Assert.Contains("[Văn phòng bổ sung", causes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commitment_stands_in_the_report_as_its_unit_stated_it()
    {
        var before = await sample.Facts("2025-Q3");
        var target = before.Plan.Targets.Single(one => one.Definition.Number == "14b");
        var facts = await Stated(
            before, [new Commitment(target.Key, "police", "án trộm cắp tăng dịp Tết", "tuần tra đêm hai lần mỗi tuần", new DateOnly(2025, 12, 1))]);
        var numbers = new ReportNumbers(facts);

        string Said(string section) => string.Concat(numbers.Pieces(Section(facts, section)).Select(piece => piece.Text));

        Assert.Contains("Chỉ tiêu 14b (Tỷ lệ khám phá án): án trộm cắp tăng dịp Tết. Đơn vị chịu trách nhiệm: Công an phường.", Said(SectionIds.Causes),
            StringComparison.Ordinal);
        Assert.Contains("Thực hiện biện pháp đã cam kết: tuần tra đêm hai lần mỗi tuần, xong trước ngày 01/12/2025.", Said(SectionIds.Tasks),
            StringComparison.Ordinal);
    }

    // The same runs, with other answers than the sample's units gave.
    private async Task<ReportFacts> Stated(ReportFacts facts, Commitment[] commitments)
    {
        await using var db = sample.Open();
        return await ReportFacts.Load(
            db, sample.Services.GetRequiredService<Plans.PlanInForce>(), facts.Kind, facts.Area.Id, [.. facts.Runs.Select(run => run.Id)],
            facts.Snapshot with { Commitments = commitments }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_commitment_whose_day_has_passed_is_told_as_overdue()
    {
        await using var db = sample.Open();
        var before = await sample.Facts("2025-Q3");
        var target = before.Plan.Targets.Single(one => one.Definition.Number == "14b");
        var snapshot = before.Snapshot with
        {
            Commitments = [new Commitment(target.Key, "police", null, "tuần tra đêm", new DateOnly(2025, 6, 30))],
            Assignments = [new AssignmentProgress(before.Plan.File.Assignments[0].Id, "đang thực hiện", null, null, new DateOnly(2025, 8, 31))],
        };
        var facts = await ReportFacts.Load(
            db, (Plans.PlanInForce)sample.Services.GetService(typeof(Plans.PlanInForce))!, ReportKind.Quarter, before.Area.Id,
            [.. before.Runs.Select(run => run.Id)], snapshot, TestContext.Current.CancellationToken);
        var numbers = new ReportNumbers(facts);

        string Said(string section) => string.Concat(numbers.Pieces(Section(facts, section)).Select(piece => piece.Text));

        Assert.Contains("Hoàn thành biện pháp đã cam kết, đã quá hạn 30/06/2025: tuần tra đêm.", Said(SectionIds.Tasks), StringComparison.Ordinal);
        Assert.Contains($"Nhiệm vụ “{before.Plan.File.Assignments[0].Name}” (", Said(SectionIds.Shortcomings), StringComparison.Ordinal);
        Assert.Contains("chưa hoàn thành, đã quá hạn 31/08/2025.", Said(SectionIds.Shortcomings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_on_the_term_is_compared_with_its_first_year_and_tells_each_year()
    {
        var facts = await sample.Facts("2025-Q4", ReportKind.Term);
        var numbers = new ReportNumbers(facts);
        var results = string.Concat(numbers.Pieces(Section(facts, SectionIds.Results)).Select(piece => piece.Text));
        var good = facts.Plan.Targets.Count(target => facts.Of(target, Kernel.Period.Parse("2020-Q4"))?.Status is Status.Met or Status.OnTrack);

        Assert.Contains($"qua các năm: năm 2020: {good:00}; năm 2021: ", results, StringComparison.Ordinal);
        Assert.Contains("So với năm đầu nhiệm kỳ, ", results, StringComparison.Ordinal);
        // What was behind its path in the first year and is missed in the last has not become worse.
        Assert.DoesNotContain("4a", numbers.All.GetValueOrDefault("tong.dsxaudidaunhiemky", "").Split(", "));
    }

    [Theory]
    [InlineData("neededPerQuarter", "n:23.03", "t:%", "n:1", "Còn 23,03% trong quý còn lại.")]
    [InlineData("neededPerQuarter", "n:37", "t:giếng", "n:5", "Còn 37 giếng mỗi quý trong 5 quý còn lại.")]
    public void A_remark_reads_as_people_write(string key, string needed, string measuredIn, string left, string said) =>
        Assert.Equal(said, new Remark(key, [needed, measuredIn, left]).Text(System.Globalization.CultureInfo.GetCultureInfo("vi-VN")));

    [Theory]
    [InlineData("2020-Q3")]
    [InlineData("2022-Q3")]
    [InlineData("2024-Q4")]
    [InlineData("2025-Q3")]
    public async Task Of_wells_and_people_no_part_is_told(string quarter)
    {
        var facts = await sample.Facts(quarter);
        var whole = facts.Plan.Targets.Where(target => target.Definition.Whole).ToList();
        var told = whole.SelectMany(target => new ReportNumbers(facts).All
            .Where(pair => pair.Key.StartsWith(ReportNumbers.Name(target) + ".", StringComparison.Ordinal)
                && !pair.Key.EndsWith(".tyle", StringComparison.Ordinal))
            .Select(pair => (pair.Key, pair.Value))
            .Append((Key: target.Key,
                Value: Host.Charts.CourseWords.Describe(Host.Charts.JudgedCourse.Of(facts.Plan, target, target.Title(), facts.CourseOf(target))))));

        Assert.Equal(9, whole.Count);
        Assert.Contains(told, one => one.Key.EndsWith(".lotrinh", StringComparison.Ordinal));
        Assert.All(told, one => Assert.DoesNotMatch("[0-9],[0-9]", one.Value));
    }

    private string Section(ReportFacts facts, string id) => Draft.Write(facts, sample.Form("HD05")).Single(section => section.Id == id).Text;
}
