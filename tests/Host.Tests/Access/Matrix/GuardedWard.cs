using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Files;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Access.Matrix;

/// <summary>One installation that everybody tries everything on: guards ask who acts and what about, not what was there before.</summary>
public sealed class GuardedWard : IAsyncLifetime
{
    internal const string Plan = """
        {
          "id": "p", "name": "Chương trình thử", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [ { "id": "police", "name": "Công an phường" }, { "id": "front", "name": "Mặt trận Tổ quốc" } ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [
            { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" }, { "id": "kp-2", "name": "Khu phố 2", "kind": "neighbourhood" } ] } ],
          "assignments": [ { "id": "task", "name": "Giữ gìn trật tự", "lead": "police", "overseer": "front" } ]
        }
        """;

    internal const string Rules = """
        {
          "module": "security",
          "figures": [ { "id": "cases", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "type": "flow", "every": "quarter" } ],
          "targets": [
            { "id": "crime", "number": "1", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "responsible": "police", "kind": "yearTotal", "every": "quarter",
              "value": "cases.YearToDate", "threshold": { "is": "below", "of": 5 } }
          ]
        }
        """;

    internal Ward Ward { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Ward = await Ward.Open(plan: Plan, rules: Rules);
        await using var db = Ward.Get<AppDbFactory>().CreateDbContext();
        db.Add(new AlertRow
        {
            PlanId = "p", Target = "security.crime", Area = "kp-1", Unit = "police", OpenedRunId = 1, OpenedAt = Ward.Clock.GetUtcNow(),
            Status = Status.Missed, State = AlertState.Open, LastChangedAt = Ward.Clock.GetUtcNow(),
        });
        db.Add(new DecisionRow
        {
            PlanId = "p", Quarter = Period.Parse("2024-Q3"), Area = "kp-1", Assignment = "hop-2024-q3-1", What = "Tuần tra", Unit = "police",
            Person = "Nguyễn An",
            DueOn = new DateOnly(2024, 12, 31), By = "An", At = Ward.Clock.GetUtcNow(),
        });
        db.Add(new EvidenceRow
        {
            PlanId = "p", Subject = "figure:cases/kp-1/2024-Q3", Unit = "police", Area = "kp-1", FileName = "a.pdf", ContentType = "application/pdf",
            Size = 1, Sha256 = new string('0', 64), AddedBy = "An", AddedAt = Ward.Clock.GetUtcNow(),
        });
        db.Add(new ReportRow
        {
            PlanId = "p", Area = "kp-1", Kind = ReportKind.Quarter, Period = Period.Parse("2024-Q3"), Runs = "", Snapshot = "", Form = "",
            State = ReportState.Draft, DraftedAt = Ward.Clock.GetUtcNow(), DraftedBy = "An",
        });
        db.Add(new OutboxRow
        {
            PlanId = "p", Kind = OutboxKind.Digest, Unit = "police", Areas = ["kp-1"], To = "", Subject = "Thư", Mime = [], DedupeKey = "t",
            CreatedAt = Ward.Clock.GetUtcNow(),
            State = OutboxState.NoAddress,
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await Ward.Get<CommandSender>()
            .Send(new EnterRow("security", "classifications", CommandTable.Row), Actor.System("Thử"), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Ward.DisposeAsync();
}
