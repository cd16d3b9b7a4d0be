using System.Text;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests;

/// <summary>A folder for the term after is a plan but for the numbers that nobody has decided yet.</summary>
public sealed class NextTermTests
{
    private static readonly Period From = Period.Parse("2026-Q1");
    private static readonly Period To = Period.Parse("2030-Q4");

    [Fact]
    public void The_shipped_plans_next_term_lacks_the_numbers_of_its_targets_and_nothing_else()
    {
        var (earlier, next) = Shipped();

        var reading = new PlansTogether([earlier.Source, next]).Read(next);

        Assert.Equal("phuong-12-2026-2030", PlanHead.Of(next)!.Id);
        Assert.Contains("2026–2030", PlanHead.Of(next)!.Name, StringComparison.Ordinal);
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, problem => Assert.Equal(("missingKey", "of"), (problem.Key, problem.Values[0])));
    }

    [Fact]
    public void What_was_asked_before_stands_in_the_note_and_the_plan_is_whole_once_numbers_are_filled_in()
    {
        var (earlier, next) = Shipped();
        var files = next.Files.Select(file => (file.Name, Root: JsonNode.Parse(file.Bytes.Span)!.AsObject())).ToList();
        foreach (var target in files.SelectMany(file => file.Root["targets"] as JsonArray ?? []).Select(target => target!.AsObject()))
        {
            if (target["threshold"] is JsonObject threshold && !threshold.ContainsKey("of"))
            {
                var before = earlier.Targets.Single(one => one.Definition.Id == (string?)target["id"]).Definition;
                Assert.Contains("2020-Q3–2025-Q4", (string?)target["note"], StringComparison.Ordinal);
                Assert.EndsWith(before.Note ?? "", (string?)target["note"], StringComparison.Ordinal);
                Assert.DoesNotContain("by", threshold.Select(member => member.Key));
                threshold["of"] = 7;
            }
        }

        var filled = new PlanSource("", files.Select(file => new PlanText(file.Name, Encoding.UTF8.GetBytes(file.Root.ToJsonString()))));
        var plan = new PlansTogether([earlier.Source, filled]).Read(filled).Plan!;

        Assert.Equal(earlier.Figures.Select(figure => figure.Id), plan.Figures.Select(figure => figure.Id));
        Assert.Equal(earlier.Figures.Count, plan.Earlier!.Figures.Count());
        Assert.Equal(earlier.Targets.Select(target => target.Key).Order(), plan.Targets.Select(target => target.Key).Order());
        Assert.Equal(earlier.File.Works.Select(work => work.Id), plan.File.Works.Select(work => work.Id));
        Assert.Empty(plan.File.Assignments);
    }

    [Fact]
    public void What_is_gone_on_the_new_first_day_does_not_come_back()
    {
        const string Plan = """
            { "id": "xa", "name": "Xã", "term": { "from": "2021-Q1", "to": "2025-Q4" },
              "units": [ { "id": "police", "name": "Công an" }, { "id": "old", "name": "Đã thôi", "to": "2025-12-31" } ],
              "contacts": [ { "unit": "police", "area": "kp-1", "email": "a@xa.example" }, { "unit": "police", "area": "kp-2", "email": "b@xa.example" }, { "unit": "old", "area": "kp-2", "email": "c@xa.example" } ],
              "areas": [ { "id": "ward", "name": "Phường", "kind": "ward", "children": [
                { "id": "kp-0", "name": "Khu phố 0", "to": "2023-06-30" },
                { "id": "kp-1", "name": "Khu phố 1", "to": "2025-12-31", "mergedInto": "kp-2" },
                { "id": "kp-2", "name": "Khu phố 2", "to": "2027-12-31", "mergedInto": "kp-3" },
                { "id": "kp-3", "name": "Khu phố 3", "from": "2023-07-01", "splitFrom": "kp-0", "share": 0.5 } ] } ] }
            """;
        const string Rules = """
            { "module": "security",
              "figures": [ { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter", "reportedBy": "police" } ],
              "targets": [
                { "id": "ended", "name": "Đã thôi", "measuredIn": "vụ", "responsible": "police", "kind": "yearTotal", "every": "quarter", "to": "2024", "value": "cases.YearToDate", "threshold": { "is": "below", "of": 5 } },
                { "id": "computed", "name": "So với năm trước", "measuredIn": "vụ", "responsible": "police", "with": [ "police" ], "kind": "yearTotal", "every": "quarter", "from": "2022", "value": "cases.YearToDate", "threshold": { "is": "below", "of": "cases.PreviousYear" } } ] }
            """;
        var earlier = Texts.Read(Plan, Rules).Plan!;

        var next = new PlanSource("", NextTerm.Files(earlier, NextTerm.IdFor(earlier, From, To), From, To, Texts.Vietnamese));
        var plan = new PlansTogether([earlier.Source, next]).Read(next).Plan!;

        Assert.Equal("xa-2026-2030", plan.Id);
        Assert.Equal(["police"], plan.Units.Keys);
        Assert.Equal(["ward", "kp-2", "kp-3"], plan.Areas.All.Select(area => area.Id));
        Assert.Equal("b@xa.example", Assert.Single(plan.File.Contacts).Email);
        Assert.Equal("security.computed", Assert.Single(plan.Targets).Key);
        Assert.Null(plan.Targets[0].Definition.Note);
        Assert.Throws<ArgumentException>(() => NextTerm.Files(earlier, "x", Period.Parse("2025-Q4"), To, Texts.Vietnamese));
    }

    private static (Plan Earlier, PlanSource Next) Shipped()
    {
        var earlier = PlanReader.Read(ShippedPlan.Source()).Plan!;
        return (earlier, new PlanSource("", NextTerm.Files(earlier, NextTerm.IdFor(earlier, From, To), From, To, Texts.Vietnamese)));
    }
}
