namespace ActionPlan.Host.Tests.Alerts;

/// <summary>A city: several wards, of which one came of two, and one has neighbourhoods.</summary>
internal static class CityPlan
{
    public const string Rules = """
        {
          "module": "security",
          "figures": [
            { "id": "cases", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "type": "flow", "every": "quarter", "reportedBy": "police" },
            { "id": "solved", "name": "Số vụ đã khám phá", "measuredIn": "vụ", "type": "flow", "every": "quarter", "reportedBy": "police" },
            { "id": "meetings", "name": "Số buổi họp dân", "measuredIn": "buổi", "type": "flow", "every": "quarter", "reportedBy": "front" }
          ],
          "targets": [
            { "id": "crime", "number": "1", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "responsible": "police", "kind": "perPeriod", "every": "quarter",
              "value": "cases.Period", "threshold": { "is": "below", "of": 20 } },
            { "id": "detection", "number": "2", "name": "Tỷ lệ khám phá", "measuredIn": "%", "responsible": "police", "kind": "perPeriod", "every": "quarter",
              "value": "solved.Period / cases.Period * 100", "threshold": { "is": "atLeast", "of": 75 } },
            { "id": "talks", "number": "3", "name": "Đối thoại với dân", "measuredIn": "buổi", "responsible": "front", "kind": "perPeriod", "every": "quarter",
              "value": "meetings.Period", "threshold": { "is": "atLeast", "of": 1 } }
          ]
        }
        """;

    /// <summary>Wards 1 to so many; the last one took in 'old', which ended with the first quarter.</summary>
    /// <param name="wards">How many wards.</param>
    /// <param name="more">What else stands in the plan.</param>
    public static string Json(int wards, string more = "") => $$"""
        {
          "id": "p", "name": "Chương trình của thành phố", "term": { "from": "2024-Q1", "to": "2025-Q4" }, {{more}}
          "units": [
            { "id": "police", "name": "Công an", "email": "congan@thanhpho.example" },
            { "id": "front", "name": "Mặt trận Tổ quốc", "email": "mattran@thanhpho.example" }
          ],
          "areas": [
            { "id": "ward-1", "name": "Phường 1", "kind": "ward", "children": [ { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" } ] },
            {{string.Join(",\n", Enumerable.Range(2, wards - 1).Select(number => $$"""{ "id": "ward-{{number}}", "name": "Phường {{number}}", "kind": "ward" }"""))}},
            { "id": "old", "name": "Phường cũ", "kind": "ward", "to": "2024-03-31", "mergedInto": "ward-{{wards}}" }
          ]
        }
        """;
}
