using System.Globalization;
using ActionPlan.Host.Figures;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Samples;

/// <summary>The made-up course shows what it is meant to show: samples/README.md promises it.</summary>
public sealed class SampleCourse
{
    private static readonly string Root = FindRoot();
    private static readonly Plan Plan = PlanReader.Read(PlanSource.ReadFolder(Path.Combine(Root, "rules", "phuong-12-2020-2025"))).Plan!;

    [Fact]
    public void All_eight_statuses_occur_in_the_fourth_quarter_of_2020()
    {
        var statuses = Judge([.. Lines("evaluate.csv").Select(line => line.Figure)], "2020-Q4").Verdicts.Select(verdict => verdict.Status);

        Assert.Equal(Enum.GetValues<Status>(), statuses.Distinct().Order());
    }

    [Fact]
    public void No_rule_fails_in_any_quarter_and_the_last_one_settles_every_target()
    {
        var figures = Lines("evaluate.csv").Select(line => line.Figure).ToList();
        for (var quarter = Plan.From; quarter <= Plan.To; quarter = quarter.AddQuarters(1))
        {
            Assert.Empty(Judge(figures, quarter.ToString()).Failures);
        }

        Assert.DoesNotContain(Judge(figures, "2025-Q4").Verdicts, verdict => verdict.Status is Status.OnTrack or Status.AtRisk or Status.NotDue);
    }

    [Theory]
    [InlineData("14a")]
    [InlineData("14b")]
    public void The_cases_reported_late_put_the_third_quarter_of_2023_at_risk(string number)
    {
        var lines = Lines("figures.csv");
        var corrected = lines.GroupBy(line => (line.Figure.Figure, line.Figure.Period)).Single(entries => entries.Count() > 1)
            .OrderBy(line => line.Note!.On).ToList();
        var others = lines.Except(corrected).Select(line => line.Figure).ToList();

        Assert.Equal(Status.OnTrack, StatusOf(number, [.. others, corrected[0].Figure]));
        Assert.Equal(Status.AtRisk, StatusOf(number, [.. others, corrected[1].Figure]));
    }

    [Fact]
    public void The_file_for_evaluate_holds_the_newest_of_what_was_reported()
    {
        var current = Lines("evaluate.csv").Select(line => line.Figure).ToHashSet();
        var newest = Lines("figures.csv").GroupBy(line => (line.Figure.Figure, line.Figure.Period))
            .Select(entries => entries.MaxBy(line => line.Note!.On)!.Figure);

        Assert.Subset(current, newest.ToHashSet());
    }

    private static Status StatusOf(string number, IReadOnlyList<FigureValue> figures) =>
        Judge(figures, "2023-Q3").Verdicts.Single(verdict => verdict.Target.Definition.Number == number).Status;

    private static Judgement Judge(IReadOnlyList<FigureValue> figures, string quarter) =>
        Plan.Judge(Plan.Areas.Roots[0], figures, Period.Parse(quarter), below: false);

    private static IReadOnlyList<CsvFigure> Lines(string file)
    {
        var reading = FigureCsv.Read(Path.Combine(Root, "samples", "phuong-12-2020-2025", file), Plan, today: null, withHistory: file == "figures.csv");
        Assert.Empty(reading.Problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem}")));
        return reading.Lines;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActionPlan.Modular.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No ActionPlan.Modular.sln above the tests.");
        }

        return folder.FullName;
    }
}
