using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Registers;

/// <summary>A ward with two neighbourhoods that counts figures from its registers, in use for years.</summary>
internal static class RegistersPlan
{
    public const string Json = """
        {
          "id": "p", "name": "Chương trình có sổ", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [ { "id": "police", "name": "Công an phường" }, { "id": "people-committee", "name": "Ủy ban nhân dân phường" } ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [
            { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" }, { "id": "kp-2", "name": "Khu phố 2", "kind": "neighbourhood" } ] } ],
          "works": [ { "id": "alley-236", "name": "Hẻm 236", "lead": "people-committee", "area": "ward" } ]
        }
        """;

    /// <summary>An installation of it with nothing entered.</summary>
    public static async Task<Ward> Open()
    {
        var ward = await Ward.Open(plan: Json, rules: Modules.Single(one => one.Module == "security").Rules);
        foreach (var (module, rules) in Modules)
        {
            await File.WriteAllTextAsync(Path.Combine(ward.Folder, "rules", "plan", module + ".json"), rules, TestContext.Current.CancellationToken);
        }

        await ward.Get<PlanInForce>().Load(TestContext.Current.CancellationToken);
        Assert.Empty(ward.Get<PlanInForce>().Problems);
        return ward;
    }

    public static (string Module, string Rules)[] Modules { get; } =
    [
        ("environment", """
            {
              "module": "environment", "name": "Môi trường",
              "figures": [
                { "id": "wellsSealed", "name": "Giếng đã trám lấp", "measuredIn": "giếng", "type": "flow", "every": "quarter", "counted": true, "reportedBy": "people-committee" },
                { "id": "wasteSpotsRemaining", "name": "Điểm rác còn tồn", "measuredIn": "điểm", "type": "stock", "every": "quarter", "counted": true, "reportedBy": "people-committee" }
              ],
              "targets": [ { "id": "wells", "name": "Trám lấp giếng", "measuredIn": "giếng", "responsible": "people-committee", "kind": "perPeriod", "every": "quarter",
                "value": "wellsSealed.Period", "threshold": { "is": "atLeast", "of": 2 } } ]
            }
            """),
        ("party-building", """
            {
              "module": "party-building", "name": "Xây dựng Đảng",
              "figures": [
                { "id": "membersAdmitted", "name": "Đảng viên được kết nạp", "measuredIn": "đảng viên", "type": "flow", "every": "quarter", "counted": true, "reportedBy": "people-committee" },
                { "id": "membersRated", "name": "Đảng viên được xếp loại", "measuredIn": "đảng viên", "type": "flow", "every": "year", "counted": true, "reportedBy": "people-committee" }
              ],
              "targets": [ { "id": "admitted", "name": "Kết nạp", "measuredIn": "đảng viên", "responsible": "people-committee", "kind": "perPeriod", "every": "quarter",
                "value": "membersAdmitted.Period", "threshold": { "is": "atLeast", "of": 1 } } ]
            }
            """),
        ("security", """
            {
              "module": "security", "name": "An ninh",
              "figures": [ { "id": "residentialGroups", "name": "Tổ dân phố", "measuredIn": "tổ", "type": "flow", "every": "year", "counted": true, "reportedBy": "people-committee" } ],
              "targets": []
            }
            """),
        ("administration", """
            {
              "module": "administration", "name": "Hành chính",
              "figures": [ { "id": "responsesValid", "name": "Phiếu khảo sát", "measuredIn": "phiếu", "type": "flow", "every": "quarter", "counted": true, "reportedBy": "people-committee" } ],
              "targets": []
            }
            """),
        ("works", """
            {
              "module": "works", "name": "Công trình",
              "figures": [ { "id": "alleysCompleted", "name": "Tuyến hẻm hoàn thành", "measuredIn": "tuyến", "type": "flow", "every": "quarter", "counted": true, "reportedBy": "people-committee" } ],
              "targets": [ { "id": "alleys", "name": "Hẻm", "measuredIn": "tuyến", "responsible": "people-committee", "kind": "perPeriod", "every": "quarter",
                "value": "alleysCompleted.Period", "threshold": { "is": "atLeast", "of": 1 } } ]
            }
            """),
    ];
}

/// <summary>The app on it.</summary>
public sealed class RegistersFixture() : PlanFixture(RegistersPlan.Json, RegistersPlan.Modules);
