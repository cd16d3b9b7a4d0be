using System.Text;
using ActionPlan.Host.Summaries;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Summaries;

public sealed class SummaryAnswersTests
{
    [Fact]
    public void A_summary_prints_where_the_units_mail_about_its_area_goes()
    {
        var plan = SmallPlan.PlanJson
            .Replace("\"name\": \"Công an phường\"", "\"name\": \"Công an phường\", \"email\": \"chung@phuong12.example\"", StringComparison.Ordinal)
            .Replace("\"areas\": [", "\"contacts\": [ { \"unit\": \"police\", \"area\": \"kp-1\", \"email\": \"kp1@phuong12.example\" } ], \"areas\": [",
                StringComparison.Ordinal);
        var read =
            PlanReader.Read(new PlanSource("",
                [new PlanText("plan.json", Encoding.UTF8.GetBytes(plan)), new PlanText("security.json", Encoding.UTF8.GetBytes(SmallPlan.RulesJson))])).Plan!;

        string Answers(string area) => SummaryWords.Answers(read, SummarySubject.Unit("police"), read.Areas.Find(area)!, []);

        Assert.Equal("Chịu trách nhiệm: Công an phường, thư kp1@phuong12.example", Answers("kp-1"));
        Assert.Equal("Chịu trách nhiệm: Công an phường, thư chung@phuong12.example", Answers("kp-2"));
        Assert.Equal("Chịu trách nhiệm: Công an phường, thư chung@phuong12.example", Answers("phuong-12"));
    }
}
