using System.Globalization;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Evaluation;

/// <summary>What rule files of the second edition say is stored, told and proved as it was judged.</summary>
public sealed class SecondEditionTests
{
    private const string Plan = """
        {
          "id": "p", "name": "Chương trình thử", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [ { "id": "police", "name": "Công an phường", "email": "congan@phuong12.example" } ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [
            { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" }, { "id": "kp-2", "name": "Khu phố 2", "kind": "neighbourhood" } ] } ]
        }
        """;

    private const string Rules = """
        {
          "module": "security",
          "figures": [
            { "id": "growth", "name": "Tăng thu", "measuredIn": "%", "type": "flow", "every": "quarter" },
            { "id": "works", "name": "Công trình", "measuredIn": "công trình", "type": "flow", "every": "quarter", "at": "neighbourhood" },
            { "id": "level", "name": "Mức", "measuredIn": "%", "type": "stock", "every": "quarter" }
          ],
          "targets": [
            { "id": "range", "number": "1", "name": "Tăng thu vừa phải", "measuredIn": "%", "responsible": "police", "kind": "perPeriod", "every": "quarter",
              "value": "growth.Period", "threshold": { "is": "between", "of": [3, 5] } },
            { "id": "each", "number": "2", "name": "Mỗi khu phố một công trình", "measuredIn": "công trình", "responsible": "police", "kind": "perPeriod", "every": "quarter",
              "value": "works.Period", "overAreas": { "kind": "neighbourhood", "take": "worst" }, "threshold": { "is": "atLeast", "of": 1 } },
            { "id": "near", "number": "3", "name": "Giữ mức", "measuredIn": "%", "responsible": "police", "kind": "perPeriod", "every": "quarter",
              "value": "level.Latest", "threshold": { "is": "equals", "of": 10, "tolerance": 0.5 } },
            { "id": "all", "number": "4", "name": "Chỉ tiêu đạt", "measuredIn": "%", "responsible": "police", "kind": "perPeriod", "every": "quarter",
              "counts": { "targets": ["*"], "statuses": ["met"], "as": "share" }, "threshold": { "is": "atLeast", "of": 100 } }
          ]
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Period Q3 => Period.Parse("2024-Q3");

    [Fact]
    public async Task A_range_a_worst_area_a_tolerance_and_a_count_are_stored_told_and_proved()
    {
        await using var ward = await Ward.Open(plan: Plan, rules: Rules);
        FigureEntry[] entries = [new("growth", "ward", Q3, 6), new("works", "kp-1", Q3, 2), new("works", "kp-2", Q3, 0), new("level", "ward", Q3, 10.4m)];
        var recorded = await ward.Get<CommandSender>().Send(new RecordFigures(entries, "Báo cáo quý", FigureOrigin.Entered), Actor.System("Thử"), Cancellation);
        Assert.Empty(recorded.Refused);

        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Q3, RunTrigger.Manual), Actor.System("Thử"), Cancellation);

        var rows = await ward.Read(db => db.Verdicts.AsNoTracking().Where(row => row.Area == "ward").ToDictionaryAsync(row => row.Target, Cancellation));
        Assert.Equal((Status.Missed, 3m, 5m), (rows["security.range"].Status, rows["security.range"].Threshold, rows["security.range"].ThresholdTo));
        Assert.Equal((Status.Missed, 0m, "Khu phố 2"), (rows["security.each"].Status, rows["security.each"].Value, rows["security.each"].Worst));
        Assert.Equal(Status.Met, rows["security.near"].Status);
        Assert.Equal((Status.Missed, 33.3333333333m), (rows["security.all"].Status, rows["security.all"].Value));

        var told = (await ward.Messages()).Single().TextBody;
        Assert.Contains("từ 3 đến 5%", told, StringComparison.Ordinal);
        Assert.Contains("Khu phố 2", told, StringComparison.Ordinal);
        Assert.Empty(await ward.Read(db => new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)));
        var detail = (await ward.Read(
            db => VerdictDetail.Load(db, ward.Get<Host.Plans.PlanInForce>(), rows["security.each"].RunId, "security.each", "ward", Cancellation)))!;
        Assert.All(rows["security.each"].ReadRemarks(),
            remark => Assert.DoesNotContain("security", remark.Text(CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal));
        Assert.Equal(["kp-1", "kp-2"], detail.Readings.SelectMany(reading => reading.From).Select(row => row.Area).Order(StringComparer.Ordinal));
    }
}
