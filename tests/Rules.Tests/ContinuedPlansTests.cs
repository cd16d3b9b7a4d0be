using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>Plans that are read together with the one that they continue.</summary>
public sealed class ContinuedPlansTests
{
    private const string Figure = """{ "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter", "whole": true }""";
    private const string Area = """{ "id": "kp-1", "name": "Khu phố 1" }""";

    [Theory]
    [InlineData("2021-Q1..2025-Q4", Area, Figure, "")]
    [InlineData("2021-Q1..2025-Q4", """{ "id": "p", "name": "Phường", "children": [ { "id": "kp-5", "name": "Khu phố 5", "was": "kp-1" } ] }""",
        """{ "id": "crimes", "name": "Số vụ phạm pháp", "measuredIn": "VỤ", "type": "flow", "every": "quarter", "whole": true, "was": "cases" }""", "")]
    [InlineData("2021-Q1..2026-Q1", Area, Figure, "continuesTerm plan.json:2")]
    [InlineData("2021-Q1..2025-Q4", Area, """{ "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "stock", "every": "quarter", "whole": true }""",
        "continuesType security.json:1")]
    [InlineData("2021-Q1..2025-Q4", Area,
        """{ "id": "cases", "name": "Số vụ", "measuredIn": "nghìn vụ", "type": "flow", "every": "quarter", "whole": true }""",
        "continuesMeasure security.json:1")]
    [InlineData("2021-Q1..2025-Q4", Area, """{ "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "year", "whole": true }""",
        "continuesEvery security.json:1")]
    [InlineData("2021-Q1..2025-Q4", Area,
        """{ "id": "crimes", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter", "whole": true, "was": "caes" }""",
        "wasUnknownFigureNear security.json:1, continuesNoFigure plan.json:2")]
    [InlineData("2021-Q1..2025-Q4", Area, """{ "id": "crimes", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter", "whole": true }""",
        "continuesNoFigure plan.json:2")]
    [InlineData("2021-Q1..2025-Q4", """{ "id": "kp-5", "name": "Khu phố 5", "was": "dong" }""", Figure,
        "wasUnknownArea plan.json:3, continuesNoArea plan.json:2")]
    [InlineData("2021-Q1..2025-Q4", """{ "id": "kp-5", "name": "Khu phố 5" }""", Figure, "continuesNoArea plan.json:2")]
    [InlineData("2021-Q1..2025-Q4", """{ "id": "kp-0", "name": "Khu phố 0" }, { "id": "kp-1", "name": "Khu phố 1" }""", Figure, "continuesEnded plan.json:3")]
    [InlineData("2021-Q1..2025-Q4", """{ "id": "kp-0", "name": "Khu phố 0", "to": "2023-12-31" }, { "id": "kp-1", "name": "Khu phố 1" }""", Figure, "")]
    public void What_two_plans_do_not_mean_alike_is_named_where_the_later_one_says_it(string term, string areas, string figure, string expected)
    {
        var earlier = Source("cu", term, "", Area + """, { "id": "kp-0", "name": "Khu phố 0", "to": "2023-12-31" }""", Figure);
        var later = Source("moi", "2026-Q1..2030-Q4", "\"continues\": \"cu\",", areas, figure);

        var reading = new PlansTogether([earlier, later]).Read(later);

        var said = reading.Problems.Concat(reading.Warnings).Where(problem => problem.Key != "figureUnused").ToList();
        Assert.All(said, Texts.AssertSensible);
        Assert.Equal(expected, string.Join(", ", said.Select(problem => FormattableString.Invariant($"{problem.Key} {problem.File}:{problem.Line}"))));
        Assert.Equal(reading.Problems.Count == 0, reading.Plan?.Earlier?.Plan.Id == "cu");
    }

    [Fact]
    public void A_work_goes_on_by_its_id_or_by_what_it_was()
    {
        const string Works =
            "\"works\": [ { \"id\": \"market\", \"name\": \"Chợ\", \"lead\": \"police\" }, { \"id\": \"school\", \"name\": \"Trường\", \"lead\": \"police\" } ],";
        var earlier = Source("cu", "2021-Q1..2025-Q4", Works, Area, Figure);
        var later = Source("moi", "2026-Q1..2030-Q4",
            Works.Replace("\"id\": \"market\"", "\"id\": \"hall\", \"was\": \"market\"", StringComparison.Ordinal) + "\"continues\": \"cu\",", Area, Figure);
        var wrong = Source("sai", "2026-Q1..2030-Q4",
            Works.Replace("\"id\": \"market\"", "\"id\": \"hall\", \"was\": \"markt\"", StringComparison.Ordinal) + "\"continues\": \"cu\",", Area, Figure);
        var plans = new PlansTogether([earlier, later, wrong]);

        var link = plans.Read(later).Plan!.Earlier!;
        Assert.Equal(("hall", "school", null), (link.NowWork("market")!.Id, link.NowWork("school")!.Id, link.NowWork("hall")));
        var problem = Assert.Single(plans.Read(wrong).Problems);
        Texts.AssertSensible(problem);
        Assert.Equal("wasUnknownWorkNear", problem.Key);
    }

    [Fact]
    public void A_plan_that_is_not_there_or_cannot_be_read_or_leads_back_is_named_once_by_whoever_continues_it()
    {
        var one = Source("mot", "2021-Q1..2025-Q4", "\"continues\": \"hai\",", Area, Figure);
        var two = Source("hai", "2026-Q1..2030-Q4", "\"continues\": \"mot\",", Area, Figure);
        var three = Source("ba", "2031-Q1..2035-Q4", "\"continues\": \"hai\",", Area, Figure);
        var alone = Source("le", "2031-Q1..2035-Q4", "\"continues\": \"khong-co\",", Area, Figure);
        var good = Source("tot", "2031-Q1..2035-Q4", "", Area, Figure);
        var plans = new PlansTogether([one, two, three, alone, good]);

        Assert.Equal(
            ["continuesCircle", "continuesCircle", "continuesUnread", "continuesUnread"],
            new[] { one, two, three, alone }.Select(source => Assert.Single(plans.Read(source).Problems)).Select(problem =>
            {
                Texts.AssertSensible(problem);
                return problem.Key;
            }));
        Assert.Empty(plans.Read(good).Problems);
    }

    [Fact]
    public void Made_up_figures_serve_no_real_plan()
    {
        var example = Source("vi-du", "2021-Q1..2025-Q4", "\"example\": true,", Area, Figure);
        var real = Source("that", "2026-Q1..2030-Q4", "\"continues\": \"vi-du\",", Area, Figure);
        var another = Source("vi-du-2", "2026-Q1..2030-Q4", "\"example\": true, \"continues\": \"vi-du\",", Area, Figure);
        var plans = new PlansTogether([example, real, another]);

        Assert.Equal("continuesExample", Assert.Single(plans.Read(real).Problems).Key);
        Assert.NotNull(plans.Read(another).Plan);
        Assert.Equal(new PlanHead("vi-du-2", "Chương trình vi-du-2", "vi-du", true), PlanHead.Of(another));
    }

    [Fact]
    public void What_the_earlier_plan_comes_to_mean_later_is_never_read_as_something_else()
    {
        var later = PlanReader.Read(Source("moi", "2026-Q1..2030-Q4", "\"continues\": \"cu\",", Area, Figure)).Plan!;
        var same = PlanReader.Read(Source("cu", "2021-Q1..2025-Q4", "", Area, Figure)).Plan!;
        var other =
            PlanReader.Read(Source("cu", "2021-Q1..2025-Q4", "", Area,
                Figure.Replace("\"measuredIn\": \"vụ\"", "\"measuredIn\": \"nghìn vụ\"", StringComparison.Ordinal))).Plan!;

        Assert.Equal(["cases"], later.Continuing(same).Earlier!.Figures.Select(figure => figure.Id));
        Assert.Empty(later.Continuing(other).Earlier!.Figures);
        Assert.Throws<ArgumentException>(() => same.Continuing(later));
    }

    [Fact]
    public void An_entry_says_which_plan_it_came_from_and_a_name_is_given_by_the_newest_version()
    {
        const string Rules = $$"""
            { "module": "security", "figures": [ {{Figure}} ], "targets": [
              { "id": "t", "name": "T", "measuredIn": "vụ", "responsible": "police", "kind": "monitored", "every": "quarter", "value": "cases.Period + cases.PreviousPeriod" } ] }
            """;
        var earlier = Source("cu", "2021-Q1..2025-Q4", "", Area, Figure);
        var plan = new PlanSource("", [Text("moi", "2026-Q1..2030-Q4", "\"continues\": \"cu\",", Area), Texts.File("security.json", Rules)]);
        var later = new PlansTogether([earlier, plan]).Read(plan).Plan!;
        FigureValue[] entries = [new("cases", "kp-1", Period.Parse("2026-Q1"), 1, 7), new("cases", "kp-1", Period.Parse("2025-Q4"), 2, 5, Plan: "cu")];

        foreach (var judged in new[] { later, later.With(PlanReader.Read(plan).Plan!.Continuing(later.Earlier!.Plan)) })
        {
            var verdict = Assert.Single(judged.Judge(judged.Areas.Roots[0], entries, Period.Parse("2026-Q1"), below: false).Verdicts);
            Assert.Equal(3, verdict.Value);
            Assert.Equal([(null, 7L), ("cu", 5L)], verdict.Evidence.SelectMany(view => view.From).Select(entry => (entry.Plan, entry.Version)));
        }

        Assert.Equal("cu", later.Named("cu").Id);
        Assert.Equal("moi", later.Named(null).Id);
    }

    private static PlanSource Source(string id, string term, string keys, string areas, string figures) =>
        new("", [Text(id, term, keys, areas), Texts.File("security.json", $$"""{ "module": "security", "figures": [ {{figures}} ] }""")]);

    private static PlanText Text(string id, string term, string keys, string areas) => Texts.File(PlanSource.PlanFileName, $$"""
        { "id": "{{id}}", "name": "Chương trình {{id}}", "term": { "from": "{{term.Split("..")[0]}}", "to": "{{term.Split("..")[1]}}" },
          {{keys}} "units": [ { "id": "police", "name": "Công an phường" } ],
          "areas": [ {{areas}} ]
        }
        """);
}
