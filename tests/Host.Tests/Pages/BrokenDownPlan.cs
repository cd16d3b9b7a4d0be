using System.Globalization;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>A ward of a hundred neighbourhoods whose police report four figures for each of them, one for the ward, and one that needs its document.</summary>
internal static class BrokenDownPlan
{
    public const int Neighbourhoods = 100;

    public const string Rules = """
        {
          "module": "security", "name": "An ninh",
          "figures": [
            { "id": "patrols", "name": "Lượt tuần tra", "measuredIn": "lượt", "type": "flow", "every": "quarter", "at": "neighbourhood", "reportedBy": "police" },
            { "id": "fires", "name": "Vụ cháy", "measuredIn": "vụ", "type": "flow", "every": "quarter", "at": "neighbourhood", "reportedBy": "police" },
            { "id": "lodgers", "name": "Người tạm trú", "measuredIn": "người", "type": "stock", "every": "quarter", "at": "neighbourhood", "reportedBy": "police" },
            { "id": "cameras", "name": "Camera an ninh", "measuredIn": "chiếc", "type": "stock", "every": "quarter", "at": "neighbourhood", "reportedBy": "police" },
            { "id": "cases", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "type": "flow", "every": "quarter", "reportedBy": "police" },
            { "id": "drills", "name": "Cuộc diễn tập được công nhận", "measuredIn": "cuộc", "type": "flow", "every": "quarter", "reportedBy": "police" }
          ],
          "targets": [
            { "id": "crime", "number": "1", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "responsible": "police", "kind": "yearTotal", "every": "quarter",
              "value": "cases.YearToDate", "threshold": { "is": "below", "of": 500 } },
            { "id": "drill", "number": "2", "name": "Diễn tập", "measuredIn": "cuộc", "responsible": "police", "kind": "perPeriod", "every": "quarter", "needsSource": true,
              "value": "drills.Period", "threshold": { "is": "atLeast", "of": 1 } }
          ]
        }
        """;

    public static string Json => $$"""
        {
          "id": "b", "name": "Chương trình có khu phố", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [ { "id": "police", "name": "Công an phường" }, { "id": "people-committee", "name": "Ủy ban nhân dân phường" } ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [
            {{string.Join(", ", Enumerable.Range(1, Neighbourhoods).Select(number => string.Create(CultureInfo.InvariantCulture, $$"""{ "id": "kp-{{number}}", "name": "Khu phố {{number}}", "kind": "neighbourhood" }""")))}}
          ] } ]
        }
        """;
}
