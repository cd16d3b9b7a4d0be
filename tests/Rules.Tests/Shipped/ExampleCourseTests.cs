using System.Globalization;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Shipped;

/// <summary>The worked example's first quarters over the made-up figures that go with it: the first year is fed by the plan that it continues.</summary>
public sealed class ExampleCourseTests
{
    private const string Earlier = "phuong-12-2020-2025";

    private static readonly string[] Quarters = ["2026-Q1", "2026-Q2", "2026-Q3"];

    private static Plan Plan => ShippedPlans.Example;

    [Theory]
    [InlineData("1", "OnTrack 9900000000", "AtRisk 20500000000", "OnTrack 33400000000")]
    [InlineData("2", "NotDue -77.498", "NotDue -53.406", "NotDue -24.085")]
    [InlineData("3", "OnTrack 25.161", "OnTrack 50.355", "OnTrack 75.484")]
    [InlineData("4", "NotDue 78.353", "NotDue 78.353", "NotDue 78.353")]
    [InlineData("5a", "OnTrack 115", "OnTrack 112", "AtRisk 110")]
    [InlineData("5b", "NotDue 0", "NotDue 0", "NotDue 0")]
    [InlineData("6a", "OnTrack 95.029", "OnTrack 94.882", "OnTrack 95.545")]
    [InlineData("6b", "Met 51620", "Missed 51540", "Met 51900")]
    [InlineData("7a", "NotDue", "NotDue", "NotDue")]
    [InlineData("7b", "Monitored -38", "Monitored 74", "Monitored 159")]
    [InlineData("8", "NotDue", "Met 2420", "Missed 2395")]
    [InlineData("9", "NotDue 95.218", "OnTrack 94.95", "NotDue 94.847")]
    [InlineData("10", "OnTrack 3400", "AtRisk 5700", "OnTrack 9200")]
    [InlineData("11", "Met 100", "Missed 99.016", "Met 100")]
    [InlineData("12", "Met 0.336", "Met 0.337", "Met 0.339")]
    [InlineData("13", "Missed 1", "Missed 1", "Missed 2")]
    [InlineData("14", "Met 1", "Missed 2", "Met 1")]
    [InlineData("15", "NotDue", "NotDue", "NotDue")]
    [InlineData("16a", "OnTrack -25", "AtRisk 0", "OnTrack -12.5")]
    [InlineData("16b", "OnTrack 100", "AtRisk 73.333", "OnTrack 85.714")]
    [InlineData("17a", "Met 1", "NoData 1", "Met 1")]
    [InlineData("17b", "OnTrack 3", "AtRisk 2", "AtRisk 1")]
    [InlineData("18", "Met 2", "Missed 0", "Met 2")]
    [InlineData("19", "AtRisk 3", "OnTrack 7", "AtRisk 10")]
    [InlineData("20", "OnTrack 2.226", "AtRisk 1.862", "OnTrack 2.243")]
    [InlineData("21", "NotDue", "NotDue", "NotDue")]
    [InlineData("22", "NotDue", "Met 1", "NotDue")]
    [InlineData("23", "Met 83.333", "Missed 47.619", "Missed 68.421")]
    [InlineData("24", "NotDue 0", "NotDue 0", "NotDue 0")]
    [InlineData("25a", "OnTrack 0", "OnTrack 0", "AtRisk 0")]
    [InlineData("25b", "AtRisk 0", "OnTrack 2", "OnTrack 3")]
    public void It_judges_its_first_quarters(string number, params string[] expected)
    {
        var figures = OwnFigures().Concat(FiguresOf(Earlier).Select(figure => figure with { Plan = Earlier })).ToList();

        Assert.Equal(expected, Quarters.Select(quarter => Said(Judged(figures, quarter).Single(verdict => verdict.Target.Definition.Number == number))));
    }

    [Fact]
    public void Every_target_is_in_the_table() => Assert.Equal(
        Plan.Targets.Select(target => target.Definition.Number!).Order(StringComparer.Ordinal),
        typeof(ExampleCourseTests).GetMethod(nameof(It_judges_its_first_quarters))!.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void What_the_plan_before_reported_reads_as_if_it_had_been_typed_again()
    {
        var own = OwnFigures();
        var typed = own.Concat(FiguresOf(Earlier).Where(IsBeforeTheTerm).Select(Typed).OfType<FigureValue>()).ToList();
        var read = own.Concat(FiguresOf(Earlier).Select(figure => figure with { Plan = Earlier })).ToList();

        Assert.All(Quarters, quarter => Assert.Equal(Judged(typed, quarter).Select(Said), Judged(read, quarter).Select(Said)));
        // Without the plan before, what compares with 2025 has no base, and what counts targets cannot count those.
        Assert.Equal(
            ["12", "14", "16a", "18", "20", "23", "6a", "6b"],
            Judged(own, "2026-Q1").Where(verdict => verdict.Status == Status.NoData).Select(verdict => verdict.Target.Definition.Number!)
                .Order(StringComparer.Ordinal));
    }

    private static bool IsBeforeTheTerm(FigureValue figure) => figure.Period.LastQuarter < Plan.From;

    private static FigureValue? Typed(FigureValue figure) =>
        Plan.Figures.FirstOrDefault(known => (known.Definition.Was ?? known.Id) == figure.Figure) is { } now
            ? figure with { Figure = now.Id, Area = "phuong-12-cu" }
            : null;

    private static List<Verdict> Judged(IReadOnlyList<FigureValue> figures, string quarter)
    {
        var judgement = Plan.Judge(Plan.Areas.Roots[0], figures, Period.Parse(quarter), below: false);
        Assert.Empty(judgement.Failures);
        return [.. judgement.Verdicts];
    }

    private static string Said(Verdict verdict) => verdict.Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{verdict.Status} {Math.Round(value, 3, MidpointRounding.AwayFromZero):0.###}")
        : $"{verdict.Status}";

    private static List<FigureValue> OwnFigures() => FiguresOf(Plan.Id);

    private static List<FigureValue> FiguresOf(string plan) =>
    [
        .. File.ReadLines(Path.Combine(ShippedPlan.RulesFolder, "..", "samples", plan, "evaluate.csv")).Skip(1).Select(line => line.Split(','))
            .Select(
                cells => new FigureValue(cells[0], cells[1], Period.Parse(cells[2]), decimal.Parse(cells[3], CultureInfo.InvariantCulture), Source: cells[4])),
    ];
}
