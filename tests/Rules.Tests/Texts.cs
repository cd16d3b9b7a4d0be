using System.Globalization;
using System.Text;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>A small plan as text, to be spoilt, and what is said about it.</summary>
internal static class Texts
{
    public const string Plan = """
        {
          "id": "thu-nghiem",
          "name": "Chương trình thử nghiệm",
          "term": { "from": "2020-Q3", "to": "2025-Q4" },
          "units": [
            { "id": "police", "name": "Công an phường", "email": "congan@phuong12.example" },
            { "id": "committee", "name": "UBND phường" }
          ],
          "areas": [
            { "id": "phuong-12", "name": "Phường 12", "kind": "ward",
              "children": [
                { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" },
                { "id": "kp-2", "name": "Khu phố 2", "kind": "neighbourhood", "to": "2024-04-30", "mergedInto": "kp-1" }
              ] }
          ]
        }
        """;

    public const string Rules = """
        {
          "module": "security",
          "figures": [
            { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter" },
            { "id": "solved", "name": "Số vụ khám phá", "measuredIn": "vụ", "type": "flow", "every": "quarter" },
            { "id": "population", "name": "Dân số", "measuredIn": "người", "type": "stock", "every": "year" },
            { "id": "quota", "name": "Chỉ tiêu giao", "measuredIn": "người", "type": "quota" },
            { "id": "yearly", "name": "Số hằng năm", "measuredIn": "vụ", "type": "flow", "every": "year" }
          ],
          "targets": [
            {
              "id": "crimeRate", "number": "14a",
              "name": "Phạm pháp hình sự", "measuredIn": "vụ/10.000 dân",
              "responsible": "police",
              "kind": "yearTotal", "every": "quarter",
              "value": "cases.YearToDate / population.Latest * 10000",
              "threshold": { "is": "below", "of": 5 }
            },
            {
              "id": "total", "name": "Cả nhiệm kỳ", "measuredIn": "vụ", "responsible": "committee",
              "kind": "termTotal", "every": "quarter",
              "value": "solved.TermToDate",
              "threshold": { "is": "atLeast", "of": 100, "by": "2024", "baseline": 1, "path": { "2021": 20 } }
            }
          ],
          "checks": [
            { "RuleName": "solvedNotAboveCases", "Expression": "solved.YearToDate <= cases.YearToDate",
              "ErrorMessage": "Số vụ khám phá lớn hơn số vụ xảy ra." }
          ]
        }
        """;

    public static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static PlanText File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public static PlanReading Read(string plan, string rules) => Read(File(PlanSource.PlanFileName, plan), File("security.json", rules));

    public static PlanReading Read(params PlanText[] files) => PlanReader.Read(new PlanSource("", files));

    /// <summary>Reads elsewhere and gives up after a time that no reading needs, so that one that hangs fails instead of blocking the rest.</summary>
    public static async Task<PlanReading> ReadGuarded(params PlanText[] files) =>
        await Task.Run(() => Read(files)).WaitAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);

    /// <summary>Whatever is said is said in both languages, without holes.</summary>
    public static void AssertSensible(Problem problem)
    {
        Assert.True(problem.Line >= 1 && problem.Column >= 1, $"{problem.File}:{problem.Line}:{problem.Column}");
        var vietnamese = problem.Message(Vietnamese);
        var english = problem.Message(English);
        Assert.All([vietnamese, english], message =>
        {
            Assert.InRange(message.Length, 10, 2_000);
            Assert.DoesNotContain("{0}", message, StringComparison.Ordinal);
            Assert.DoesNotContain("{1}", message, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
            Assert.NotEqual(problem.Key, message);
        });
        Assert.NotEqual(vietnamese, english);
        Assert.StartsWith($"{problem.File}:{problem.Line}:{problem.Column}: {(problem.Severity == Severity.Warning ? "lưu ý: " : "")}{vietnamese[..5]}",
            problem.ToString(Vietnamese), StringComparison.Ordinal);
    }
}
