using ActionPlan.Host.Commitments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>Lists narrowed down to one of a city's wards, with all below it.</summary>
public sealed class AreaFilterTests
{
    private const string Contacts = "\"contacts\": [ { \"unit\": \"police\", \"area\": \"ward-2\", \"email\": \"congan@phuong2.example\" } ],";

    [Fact]
    public async Task Alerts_and_mail_can_be_narrowed_down_to_a_ward_and_what_lies_below_it()
    {
        await using var city = await Ward.Open(plan: CityPlan.Json(3, Contacts),
            rules: CityPlan.Rules.Replace("\"of\": 1 } }", "\"of\": 1 }, \"alertsBelow\": [\"neighbourhood\"] }", StringComparison.Ordinal));
        await city.Judge(
            "2024-Q3", RunTrigger.Schedule, Of("security.talks", Status.Missed, 0, "kp-1"), Of("security.crime", Status.Missed, 30, "ward-2"),
            Of("security.crime", Status.Missed, 30, "ward-3"));

        Assert.Equal(["kp-1", "ward-2", "ward-3"], await Alerts(city, null));
        Assert.Equal(["kp-1"], await Alerts(city, "ward-1"));
        Assert.Equal(["ward-3"], await Alerts(city, "ward-3"));
        var second = await city.Read(db => new AlertList(db).Read(
            city.Plan, null, null, null, new DateOnly(2024, 10, 5), 1, 1, TestContext.Current.CancellationToken));
        Assert.Equal(3, second.Count);
        Assert.Single(second.Alerts);

        var late = await city.Read(db => new LateMatterReading(db).Read(city.Plan, new DateOnly(2025, 1, 5), TestContext.Current.CancellationToken));
        foreach (var (area, expected) in new[] { (null, "kp-1 ward-2 ward-3"), ("ward-1", "kp-1"), ("ward-3", "ward-3") })
        {
            Assert.Equal(
                expected,
                string.Join(' ', late.Where(matter => matter.IsOf(null, null, city.Plan.Within(area))).Select(matter => matter.Alert!.Area)
                    .Order(StringComparer.Ordinal)));
        }

        Assert.Equal(["congan@phuong2.example", "congan@thanhpho.example", "mattran@thanhpho.example"], await Mail(city, null));
        Assert.Equal(["mattran@thanhpho.example"], await Mail(city, "ward-1"));
        Assert.Equal(["congan@phuong2.example"], await Mail(city, "ward-2"));
        Assert.Equal(["congan@thanhpho.example"], await Mail(city, "ward-3"));

        // The unit that answers in many wards is led to its summary of the one that stands worst.
        var police = (await city.Messages()).Single(message => message.To.ToString().Contains("congan@thanhpho.example", StringComparison.Ordinal));
        Assert.Matches("summaries/units/police\\?period=2024-Q3&(amp;)?area=ward-3", police.HtmlBody);
    }

    private static Task<List<string>> Alerts(Ward city, string? area) => city.Read(async db =>
        (await new AlertList(db).Read(city.Plan, null, null, area, new DateOnly(2024, 10, 5), 0, 100, TestContext.Current.CancellationToken)).Alerts
            .Select(alert => alert.Area).Order(StringComparer.Ordinal).ToList());

    private static Task<List<string>> Mail(Ward city, string? area) => city.Read(async db =>
        (await new OutboxFilter(null, null, null, area).Of(db, city.Plan).Select(row => row.To).ToListAsync(TestContext.Current.CancellationToken))
            .Order(StringComparer.Ordinal).ToList());
}
