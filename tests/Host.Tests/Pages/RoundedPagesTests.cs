using ActionPlan.Host.Tests.Cli;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>Values a hair from their thresholds, a field without a denominator and a rule of a target's own, as the pages tell them.</summary>
public sealed class RoundedPagesTests : IDisposable
{
    private const string Rules =
        """
        {
          "module": "security",
          "figures": [
            { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter" },
            { "id": "population", "name": "Dân số", "measuredIn": "người", "type": "stock", "every": "year" },
            { "id": "collected", "name": "Rác thu gom", "measuredIn": "tấn", "type": "flow", "every": "quarter" },
            { "id": "generated", "name": "Rác phát sinh", "measuredIn": "tấn", "type": "flow", "every": "quarter" },
            { "id": "nothing", "name": "Số phiếu", "measuredIn": "phiếu", "type": "flow", "every": "quarter" }
          ],
          "targets": [
            { "id": "crime", "number": "1", "name": "Số vụ trên 10.000 dân", "measuredIn": "vụ", "responsible": "police", "kind": "yearLevel", "every": "quarter",
              "value": "cases.Period / population.Latest * 10000", "threshold": { "is": "below", "of": 5 } },
            { "id": "waste", "number": "2", "name": "Tỷ lệ thu gom", "measuredIn": "%", "responsible": "police", "kind": "yearLevel", "every": "quarter",
              "value": "collected.Period / generated.Period * 100", "threshold": { "is": "atLeast", "of": 100 } },
            { "id": "fields", "number": "3", "name": "Từng lĩnh vực", "measuredIn": "%", "responsible": "police", "kind": "yearLevel", "every": "quarter",
              "worstOf": { "Hộ tịch": "collected.Period / generated.Period * 100", "Đất đai": "collected.Period / nothing.Period * 100" }, "threshold": { "is": "atLeast", "of": 100 } },
            { "id": "own", "number": "4", "name": "Trong khoảng", "measuredIn": "%", "responsible": "police", "kind": "yearLevel", "every": "quarter",
              "value": "cases.Period", "threshold": { "is": "atLeast", "of": 3 },
              "rules": [ { "RuleName": "Met", "Expression": "value >= 3 and value <= 5", "ErrorMessage": "Ngoài khoảng 3–5%." } ] },
            { "id": "fine", "number": "5", "name": "Ngưỡng ba chữ số", "measuredIn": "%", "responsible": "police", "kind": "yearLevel", "every": "quarter",
              "value": "collected.Period / generated.Period * 40", "threshold": { "is": "atLeast", "of": 95.125, "stretch": 98.0625 } }
          ]
        }
        """;

    private const string Figures =
        """
        figure,area,period,value
        cases,phuong-12,2022-Q4,25
        population,phuong-12,2022,50021
        collected,phuong-12,2022-Q4,3412.34
        generated,phuong-12,2022-Q4,3412.35
        nothing,phuong-12,2022-Q4,0
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task No_page_prints_a_value_onto_its_threshold_or_speaks_against_an_own_rule_and_a_field_left_out_is_named()
    {
        Browsers.Require();
        folder.Write("rules/small/plan.json", SmallPlan.PlanJson);
        folder.Write("rules/small/security.json", Rules);
        var entered = await InProcess.Run(folder.Path, "import", "--figures", folder.Write("figures.csv", Figures), "--by", "A", "--reason", "B");
        Assert.True(entered.Code == 0, entered.Error);
        Assert.Equal(0, (await InProcess.Run(folder.Path, "evaluate-now", "--period", "2022-Q4", "--by", "A")).Code);
        await using var app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        await using var visited = new VisitedPage(await Browsers.Open(), app.Address);
        await visited.Page.AsFirstAdministrator(app);

        foreach (var (path, told) in new (string, string[])[]
        {
            ("/?period=2022-Q4", ["4,998 vụ", "99,9997%"]),
            ("/targets/security/crime?period=2022-Q4", ["4,998 vụ", "Giá trị: 4,998"]),
            ("/targets/security/waste?period=2022-Q4", ["99,9997%", "Giá trị: 99,9997", "Chỉ đạt 99,9997%, yêu cầu ít nhất 100%."]),
            ("/targets/security/fields?period=2022-Q4", ["99,9997% – xấu nhất", "không tính, mẫu số bằng 0", "Không tính Đất đai: mẫu số bằng 0."]),
            ("/targets/security/own?period=2022-Q4", ["Ngoài khoảng 3–5%.", "yêu cầu theo quy tắc riêng (mốc 3%)"]),
            ("/targets/security/fine?period=2022-Q4", ["ít nhất 95,125%", "Chỉ đạt 40%, yêu cầu ít nhất 95,125%.", "ngưỡng 95,125", "98,0625%"]),
            ("/targets?period=2022-Q4", ["95,125%", "98,0625%"]),
            ("/summaries/modules/security?period=2022-Q4&area=phuong-12", ["99,9997%"]),
            ("/alerts/1", ["99,9997%"]),
        })
        {
            await visited.Go(path);
            var page = $"{await visited.Text()} {await visited.Page.InnerHTMLAsync("main")}";
            Assert.All(told, text => Assert.Contains(text, page, StringComparison.Ordinal));
            Assert.DoesNotMatch("(Chỉ đạt|Giá trị:) (100|5)%?(?!,)", page);
            Assert.DoesNotContain("ít nhất 3%", page, StringComparison.Ordinal);
        }

        Assert.Empty(visited.Wrong);
    }

    public void Dispose() => folder.Dispose();
}
