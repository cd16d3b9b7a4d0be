using System.Text;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Mail;

public sealed class MailUnitsTests
{
    private static readonly DateTimeOffset Day = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_unit_of_an_earlier_plan_is_called_as_the_plan_then_in_force_called_it()
    {
        var plans = new Dictionary<string, Plan>(StringComparer.Ordinal)
        {
            ["oldest"] = With("Đội trật tự"), ["older"] = With("Tổ trật tự"), ["newest"] = SmallPlan.Plan,
        };
        var units = new MailUnits(SmallPlan.Plan, [("newest", Day.AddDays(20)), ("older", Day.AddDays(10)), ("oldest", Day)], version => plans[version]);

        Assert.Equal("Đội trật tự", units.Name("squad", Day.AddDays(5)));
        Assert.Equal("Tổ trật tự", units.Name("squad", Day.AddDays(30)));
        Assert.Equal("Công an phường", units.Name("police", Day.AddDays(5)));
        Assert.Equal("nobody", units.Name("nobody", Day));
    }

    private static Plan With(string name)
    {
        var plan = SmallPlan.PlanJson.Replace("\"units\": [", "\"units\": [ { \"id\": \"squad\", \"name\": \"" + name + "\" },", StringComparison.Ordinal);
        return PlanReader.Read(new PlanSource(
            "", [new PlanText("plan.json", Encoding.UTF8.GetBytes(plan)), new PlanText("security.json", Encoding.UTF8.GetBytes(SmallPlan.RulesJson))])).Plan!;
    }
}
