using System.Text;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Areas;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>Mergers and splits written into a draft: what the rules read of them is what was meant, and nothing else changes.</summary>
public sealed class AreaChangeTests
{
    private const string Two = """
        {
          "id": "p", "name": "Chương trình thử", "term": { "from": "2024-Q1", "to": "2025-Q4" },
          "units": [ { "id": "police", "name": "Công an phường" } ],
          "areas": [
            // Phường đông dân nhất.
            { "id": "p12", "name": "Phường 12", "kind": "ward", "children": [ { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" },
              { "id": "kp-0", "name": "Khu phố 0", "kind": "neighbourhood", "to": "2023-12-31" } ] },
            { "id": "p14", "name": "Phường 14", "kind": "ward", "children": [ { "id": "kp-14-1", "name": "Khu phố 1", "kind": "neighbourhood" } ] },
            { "id": "p15", "name": "Phường 15", "kind": "ward" }
          ]
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Wards_that_merge_end_the_day_before_and_their_neighbourhoods_go_on_below_the_new_one()
    {
        var text = Two.ReplaceLineEndings("\n");

        var (written, problem) = AreaChanging.Write(text, Merge(["p12", "p14"], name: "Phường Mới"));

        Assert.Null(problem);
        var areas = Read(written!).Areas;
        Assert.Equal(("phuong-moi", new DateOnly(2025, 6, 30)), (areas.Find("p12")!.MergedInto, areas.Find("p12")!.To));
        Assert.Equal("phuong-moi", areas.Find("p14")!.MergedInto);
        Assert.Equal(new DateOnly(2023, 12, 31), areas.Find("kp-0")!.To);
        var made = areas.Find("phuong-moi")!;
        Assert.Equal((new DateOnly(2025, 7, 1), "ward"), (made.From, made.Kind));
        Assert.Equal(["Khu phố 1", "Khu phố 1 (Phường 14)"], made.Children.Select(child => child.Name));
        Assert.Equal(made.Children.Select(child => child.Id), [areas.Find("kp-1")!.MergedInto, areas.Find("kp-14-1")!.MergedInto]);
        Assert.Contains("// Phường đông dân nhất.", written, StringComparison.Ordinal);
        Assert.Contains("    { \"id\": \"p15\", \"name\": \"Phường 15\", \"kind\": \"ward\" }", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ward_that_is_taken_over_by_one_that_is_there_and_a_split_with_shares_pass_the_checks()
    {
        var text = Two.ReplaceLineEndings("\n");

        var into = Read(AreaChanging.Write(text, Merge(["p14"], into: "p15")).Text!).Areas;
        var parts = Read(AreaChanging.Write(text, Split("p12", "Phường 12A: 60%\nPhường 12B: 0,4")).Text!).Areas;

        Assert.Equal(["khu-pho-1"], into.Find("p15")!.Children.Select(child => child.Id));
        Assert.Equal([0.6m, 0.4m], parts.Roots.Where(area => area.SplitFrom == "p12").Select(area => area.Share!.Value));
        Assert.Equal(new DateOnly(2025, 6, 30), parts.Find("kp-1")!.To);
        Assert.Null(parts.Find("kp-1")!.MergedInto);
    }

    [Fact]
    public void What_lay_below_a_divided_ward_goes_on_below_the_part_that_takes_it()
    {
        var split = Split("p12", "Phường 12A: 60%\nPhường 12B: 0,4") with { Takes = AreaChange.ReadTakes(["kp-1>Phường 12B", "", "kp-0>Phường 12A"]) };

        var areas = Read(AreaChanging.Write(Two.ReplaceLineEndings("\n"), split).Text!).Areas;

        var taken = Assert.Single(areas.Find("phuong-12b")!.Children);
        Assert.Equal(("Khu phố 1", new DateOnly(2025, 7, 1), taken.Id), (taken.Name, taken.From, areas.Find("kp-1")!.MergedInto));
        // What had ended before goes nowhere.
        Assert.Empty(areas.Find("phuong-12a")!.Children);
        Assert.Equal("NoPart", AreaChanging.Write(Two, split with { Takes = [("kp-1", "Phường 12C")] }).Problem?.Key);
    }

    [Theory]
    [InlineData("p12", "", "", "2025-07-01", "NoName")]
    [InlineData("p12", "", "Phường Mới", "2025-07-01", "TwoToMerge")]
    [InlineData("p12,kp-1", "", "Phường Mới", "2025-07-01", "Within")]
    [InlineData("p12", "p12", "", "2025-07-01", "IntoItself")]
    [InlineData("kp-1", "p12", "", "2025-07-01", "IntoItself")]
    [InlineData("kp-0,p12", "", "Mới", "2025-07-01", "NotThere")]
    [InlineData("kp-1,kp-14-1", "", "Khu phố Mới", "2025-07-01", "ParentsDiffer")]
    [InlineData("p12,p14", "", "Phường Mới", "", "NoDay")]
    public void What_cannot_merge_is_refused_with_its_reason(string areas, string into, string name, string day, string expected) => Assert.Equal(expected,
        AreaChanging.Write(Two, Merge(areas.Split(','), into, name) with { Day = day.Length == 0 ? null : DateOnly.Parse(day, Cultures) }).Problem?.Key);

    [Theory]
    [InlineData("A: 0,6\nB: 0,5", "SharesNotWhole")]
    [InlineData("A: 60%\nB: 0,4\nC", "SharesLeaveNone")]
    [InlineData("A: 0,6", "TwoParts")]
    [InlineData("A: nhiều\nB: 0,5", "BadPart")]
    [InlineData("A: 0,5\na: 0,5", "SameParts")]
    public void Shares_that_lose_or_double_figures_are_refused(string parts, string expected) =>
        Assert.Equal(expected, AreaChanging.Write(Two, Split("p12", parts)).Problem?.Key);

    [Fact]
    public async Task What_would_follow_is_said_before_and_only_to_whoever_writes_the_plans_file()
    {
        await using var ward = await Ward.Open(plan: WardPlan.Json.Replace(
            "\"areas\": [ {", "\"areas\": [ { \"id\": \"p13\", \"name\": \"Phường 13\", \"kind\": \"ward\" }, {", StringComparison.Ordinal), rules: RuleText);
        Assert.Empty((await ward.Get<CommandSender>().Send(
            new RecordFigures([new FigureEntry("cases", "ward", Period.Parse("2024-Q3"), 1)], "Báo cáo quý", FigureOrigin.Entered),
            Rights.Actor.System("Nguyễn An"), Cancellation)).Refused);
        var change = Merge(["ward", "p13"], name: "Phường Mới") with { Day = new DateOnly(2024, 7, 1) };

        var told = await Of(ward, Office, change);

        Assert.Equal(["Ends", "Before", "Reads", "Owes", "Quota", "Carried", "Later"], told!.Follows.Select(one => one.Key));
        Assert.NotNull(Read(told.Text!));
        Assert.Null(await Of(ward, Owner, change));
    }

    private static System.Globalization.CultureInfo Cultures => System.Globalization.CultureInfo.InvariantCulture;

    private static async Task<ChangedAreas?> Of(Ward ward, Rights.Actor actor, AreaChange change)
    {
        await using var scope = ward.Get<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Rights.Acting>().Reads(actor);
        return await scope.ServiceProvider.GetRequiredService<AreaConsequences>().Of(change, Cancellation);
    }

    private static AreaChange Merge(IReadOnlyList<string> areas, string into = "", string name = "") =>
        new(false, areas, into, name, new DateOnly(2025, 7, 1), true, "");

    private static AreaChange Split(string area, string parts) => new(true, [area], "", "", new DateOnly(2025, 7, 1), true, parts);

    private static Plan Read(string text)
    {
        var reading = PlanReader.Read(new PlanSource("", [new PlanText("plan.json", Encoding.UTF8.GetBytes(text))]));
        Assert.Empty(reading.Problems.Select(problem => problem.Message(Cultures)));
        return reading.Plan!;
    }
}
