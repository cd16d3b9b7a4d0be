using System.Text;
using ActionPlan.Rules.Plans;
using Version = ActionPlan.Rules.Plans.Plan;

namespace ActionPlan.Host.Tests.Versions;

/// <summary>A version that was accepted once is read for ever, whatever later programs refuse.</summary>
public sealed class StoredVersionTests
{
    /// <summary>Written by the first edition. Never mend it: that today's checks refuse it is the point.</summary>
    private const string Plan = """
        {
          "id": "p", "name": "Nhiệm kỳ trước", "term": { "from": "2020-Q3", "to": "2025-Q4" }, "inUseFrom": "2020-Q3",
          "units": [
            { "id": "police", "name": "Công an", "email": "cong an@phường 12", "to": "2024-06-30" },
            { "id": "front", "name": "Mặt trận", "email": "mattran@phuong12.example" }
          ],
          "areas": [ { "id": "ward", "name": "Phường", "kind": "ward", "to": "2024-12-31",
                       "children": [ { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood", "from": "2010-01-01", "to": "2026-12-31" } ] } ],
          "schedules": { "evaluateOnDay": 75 },
          "programmes": [ { "id": "key", "name": "Trọng điểm", "targets": ["security.gone"] } ]
        }
        """;

    private const string Rules = """
        {
          "module": "security",
          "figures": [
            { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter", "dueDay": 400 },
            { "id": "people", "name": "Dân số", "measuredIn": "người", "type": "stock", "every": "year" }
          ],
          "targets": [
            { "id": "rate", "number": "1", "name": "Tỷ lệ", "measuredIn": "vụ/10.000 dân", "responsible": "police", "kind": "yearTotal", "every": "quarter",
              "value": "cases.YearToDate / people.Latest * 10000", "threshold": { "is": "below", "of": 5, "stretch": 6, "baseline": 3 } },
            { "id": "wells", "number": "1", "name": "Tổng số", "measuredIn": "vụ", "responsible": "front", "kind": "termTotal", "every": "quarter",
              "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 10, "path": { "2030": 9 } } }
          ],
          "checks": [ { "RuleName": "some", "Expression": "cases.Period >= 0", "ErrorMessage": "Số âm." } ]
        }
        """;

    [Fact]
    public void A_version_of_the_first_edition_that_today_s_checks_refuse_is_read_whole()
    {
        var source = new PlanSource("", [Text("plan.json", Plan), Text("security.json", Rules)]);

        var stored = PlanReader.ReadStored(source).Plan;

        Assert.True(PlanReader.Read(source).Problems.Count > 5);
        Assert.Equal((source.Sha256, 2, 2), (stored?.Version, stored?.Targets.Count, stored?.Figures.Count));
        Assert.Equal((5m, 10m), (stored!.TargetByKey["security.rate"].ThresholdIn(2022), stored.TargetByKey["security.wells"].ThresholdIn(2022)));
    }

    [Fact]
    public void What_cannot_be_understood_is_not_judged_by_half()
    {
        var broken = new PlanSource(
            "", [Text("plan.json", Plan), Text("security.json", Rules.Replace("cases.TermToDate\"", "cases.Nonsense\"", StringComparison.Ordinal))]);
        var torn = new PlanSource("", [Text("plan.json", Plan), Text("security.json", Rules[..200])]);

        Assert.Null(PlanReader.ReadStored(broken).Plan);
        Assert.Null(PlanReader.ReadStored(torn).Plan);
    }

    [Fact]
    public void Versions_judge_alike_where_only_names_addresses_and_schedules_differ()
    {
        var whole = Read(Rules);

        Assert.Equal(whole.DatedSha256, Read(Rules.Replace("\"Tỷ lệ\"", "\"Tỷ lệ án\"", StringComparison.Ordinal)).DatedSha256);
        Assert.Equal(whole.DatedSha256, Read(Rules, Plan.Replace("\"evaluateOnDay\": 75", "\"evaluateOnDay\": 7", StringComparison.Ordinal)).DatedSha256);
        Assert.Equal(whole.DatedSha256, Read("// ghi chú\n" + Rules).DatedSha256);
        Assert.NotEqual(whole.DatedSha256, Read(Rules.Replace("\"of\": 5", "\"of\": 4", StringComparison.Ordinal)).DatedSha256);
        Assert.NotEqual(whole.DatedSha256, Read(Rules.Replace("\"dueDay\": 400", "\"dueDay\": 4", StringComparison.Ordinal)).DatedSha256);
        Assert.NotEqual(whole.DatedSha256, Read(Rules, Plan.Replace("\"to\": \"2026-12-31\"", "\"to\": \"2023-12-31\"", StringComparison.Ordinal)).DatedSha256);
    }

    private static Version Read(string rules, string plan = Plan) =>
        PlanReader.ReadStored(new PlanSource("", [Text("plan.json", plan), Text("security.json", rules)])).Plan!;

    private static PlanText Text(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
