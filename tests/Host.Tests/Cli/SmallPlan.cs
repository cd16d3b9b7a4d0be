using System.Text;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Cli;

/// <summary>A plan that no code in modules knows: two targets, a ward with a neighbourhood that ended and one that came later.</summary>
internal static class SmallPlan
{
    public const string PlanJson =
        """
        {
          "id": "small", "name": "Chương trình nhỏ", "term": { "from": "2020-Q3", "to": "2025-Q4" },
          "units": [ { "id": "police", "name": "Công an phường" } ],
          "areas": [ { "id": "phuong-12", "name": "Phường 12", "children": [
            { "id": "kp-1", "name": "Khu phố 1", "from": "2020-01-01", "to": "2022-04-30" },
            { "id": "kp-2", "name": "Khu phố 2", "from": "2022-05-01" } ] } ]
        }
        """;

    public const string RulesJson =
        """
        {
          "module": "security",
          "figures": [
            { "id": "criminalCases", "name": "Số vụ phạm pháp hình sự", "measuredIn": "vụ", "whole": false, "type": "flow", "every": "quarter" },
            { "id": "solvedCases", "name": "Số vụ đã khám phá", "measuredIn": "vụ", "whole": true, "type": "flow", "every": "quarter" },
            { "id": "population", "name": "Dân số trung bình", "measuredIn": "người", "whole": true, "type": "stock", "every": "year" },
            { "id": "callUp", "name": "Chỉ tiêu giao quân", "measuredIn": "người", "whole": true, "type": "quota" }
          ],
          "targets": [
            { "id": "crimeRate", "number": "14a", "name": "Số vụ phạm pháp hình sự trên 10.000 dân", "measuredIn": "vụ/10.000 dân",
              "responsible": "police", "kind": "yearTotal", "every": "quarter",
              "value": "criminalCases.YearToDate / population.Latest * 10000", "threshold": { "is": "below", "of": 5 } },
            { "id": "detectionRate", "number": "14b", "name": "Tỷ lệ khám phá án", "measuredIn": "%",
              "responsible": "police", "kind": "yearLevel", "every": "quarter",
              "value": "solvedCases.YearToDate / criminalCases.YearToDate * 100", "threshold": { "is": "above", "of": 75 } }
          ]
        }
        """;

    public static Plan Plan { get; } = PlanReader.Read(
        new PlanSource("", [new PlanText("plan.json", Encoding.UTF8.GetBytes(PlanJson)),
            new PlanText("security.json", Encoding.UTF8.GetBytes(RulesJson))])).Plan!;
}
