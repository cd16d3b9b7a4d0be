using ActionPlan.Host.Commands;
using ActionPlan.Host.Due;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;

namespace ActionPlan.Host.Tests.Figures;

/// <summary>Figures of the third quarter are due on 4 October.</summary>
public sealed class FigureLineTests
{
    [Theory]
    [InlineData("2024-Q1", "2024-10-04", "Due")]
    [InlineData("2024-Q1", "2024-10-05", "Overdue")]
    [InlineData("2024-Q3", "2024-10-05", "Overdue")]
    [InlineData("2024-Q4", "2024-10-05", "NotAsked")]
    public async Task What_lacks_from_before_the_plan_was_in_use_is_not_overdue(string inUseFrom, string today, string state)
    {
        await using var ward = await Ward.Open(
            "2024-10-01 08:00", WardPlan.Json.Replace("\"inUseFrom\": \"2024-Q1\"", $"\"inUseFrom\": \"{inUseFrom}\"", StringComparison.Ordinal));

        var cases = FigureLine.Of(ward.Plan, Period.Parse("2025-Q4"), Period.Parse("2024-Q3"), new Dictionary<CellKey, long>())
            .Single(line => line.Figure.Id == "cases");

        Assert.Equal(state, cases.StateOn(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).ToString());
    }

    [Fact]
    public async Task Each_line_of_many_areas_comes_once_with_its_entry_and_those_of_one_area_are_asked_for_alone()
    {
        const int wards = 120;
        await using var city = await Ward.Open("2024-10-03 08:00", CityPlan.Json(wards), rules: CityPlan.Rules);
        var (quarter, cancellation) = (Period.Parse("2024-Q3"), TestContext.Current.CancellationToken);
        var recorded = await city.Get<CommandSender>().Send(
            new RecordFigures(
                [.. Enumerable.Range(1, wards).Where(ward => ward % 2 == 0).Select(ward => new FigureEntry("cases", $"ward-{ward}", quarter, ward))], "Thử",
                FigureOrigin.Imported),
            Actor.AtMachine("Thử"), cancellation);
        Assert.Equal(wards / 2, recorded.Added);
        await using var db = city.Get<AppDbFactory>().CreateOf("p");
        var lines = new FigureLines(db, city.Get<PlanInForce>());

        var all = await lines.All(city.Plan, quarter, null, line => line.Figure.Id != "solved", cancellation).ToListAsync(cancellation);
        var one = await lines.Load(city.Plan, quarter, [city.Plan.Areas.Find("ward-2")!], cancellation);

        Assert.Equal(wards * 2, all.Select(shown => shown.Line.Cell).Distinct().Count());
        Assert.Equal(wards * 2, all.Count);
        Assert.All(all, shown => Assert.Equal(
            shown.Line.Figure.Id == "cases" && shown.Line.Seq is not null ? shown.Line.Area.Id : null, shown.Entry is { } entry ? $"ward-{entry.Value:0}" : null));
        Assert.Equal(wards / 2, all.Count(shown => shown.Entry is not null));
        Assert.Equal(["cases ward-2 Entered", "meetings ward-2 Due", "solved ward-2 Due"],
            one.Select(line => $"{line.Figure.Id} {line.Area.Id} {line.StateOn(new DateOnly(2024, 10, 3))}").Order(StringComparer.Ordinal));
    }
}
