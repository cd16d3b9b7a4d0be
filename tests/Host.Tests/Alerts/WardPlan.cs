namespace ActionPlan.Host.Tests.Alerts;

/// <summary>A plan small enough to keep in mind: two targets of the police, one that the front shares, one below the ward.</summary>
internal static class WardPlan
{
    public const string Json = """
        {
          "id": "p", "name": "Chương trình thử", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [
            { "id": "police", "name": "Công an phường", "email": "congan@phuong12.example" },
            { "id": "front", "name": "Mặt trận Tổ quốc", "email": "mattran@phuong12.example" }
          ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [ { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" } ] } ]
        }
        """;

    public const string Rules = """
        {
          "module": "security",
          "figures": [
            { "id": "cases", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "type": "flow", "every": "quarter" },
            { "id": "solved", "name": "Số vụ đã khám phá", "measuredIn": "vụ", "type": "flow", "every": "quarter" },
            { "id": "meetings", "name": "Số buổi họp dân", "measuredIn": "buổi", "type": "flow", "every": "quarter" },
            { "id": "callUp", "name": "Chỉ tiêu giao quân", "measuredIn": "người", "type": "quota", "reportedBy": "front" }
          ],
          "targets": [
            { "id": "crime", "number": "1", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "responsible": "police", "kind": "yearTotal", "every": "quarter",
              "value": "cases.YearToDate", "threshold": { "is": "below", "of": 5 } },
            { "id": "detection", "number": "2", "name": "Tỷ lệ khám phá", "measuredIn": "%", "responsible": "police", "with": ["front"], "kind": "perPeriod", "every": "quarter",
              "value": "solved.Period / cases.Period * 100", "threshold": { "is": "atLeast", "of": 75 } },
            { "id": "talks", "number": "3", "name": "Đối thoại với dân", "measuredIn": "buổi", "responsible": "front", "kind": "perPeriod", "every": "quarter",
              "value": "meetings.Period", "threshold": { "is": "atLeast", "of": 1 }, "alertsBelow": true }
          ]
        }
        """;

    public static string WithoutAddress(string unit) =>
        Json.Replace($", \"email\": \"{(unit == "police" ? "congan" : "mattran")}@phuong12.example\"", "", StringComparison.Ordinal);
}
