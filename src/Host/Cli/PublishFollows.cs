using ActionPlan.Host.Reports;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Differences;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Cli;

/// <summary>What a publication would do, said before it is done.</summary>
/// <param name="Vanishing">What would vanish.</param>
/// <param name="Differences">What it means otherwise than the version in force.</param>
/// <param name="Restated">What judging closed quarters again would change; null where none would be.</param>
internal sealed record PublishFollows(IReadOnlyList<Vanishing> Vanishing, IReadOnlyList<Difference> Differences, IReadOnlyList<RestatedQuarter>? Restated)
{
    public void Say(Terminal terminal)
    {
        foreach (var one in Vanishing)
        {
            terminal.Say("PublishVanishes", terminal.Text("Vanishing" + one.Kind), one.Id, one.Name);
        }

        DiffCommand.Say(Differences, terminal);
        foreach (var quarter in Restated ?? [])
        {
            terminal.Say("RestatesQuarter", Shown.Period(quarter.Quarter, terminal.Culture), quarter.Verdicts.Count);
            foreach (var change in quarter.Verdicts)
            {
                terminal.Say("RunChange", change.Target, change.Area, Name(change.Before), Name(change.After));
            }

            foreach (var alert in quarter.Alerts)
            {
                terminal.Say("RestatesAlert", alert.Target, alert.Area);
            }

            foreach (var report in quarter.Reports)
            {
                terminal.Say("RestatesReport", report.Id);
            }
        }

        if (Restated is not null)
        {
            terminal.Say(Restated.Count == 0 ? "RestatesNothing" : "RestatesQuietly");
        }

        string Name(Status? status) => status is { } known ? StatusLook.Of(known).Label(terminal.Culture) : "–";
    }

    public object ToJson(PublishOutcome? outcome, Plan plan, Period? from, Terminal terminal) => new
    {
        Outcome = outcome, plan.Version, From = from?.ToString(), Vanishing, Differences = Differences.Select(one => DiffCommand.ToJson(one, terminal)),
        Restated = Restated?.Select(quarter => new
        {
            Quarter = quarter.Quarter.ToString(), quarter.Verdicts, Alerts = quarter.Alerts.Select(alert => new { alert.Target, alert.Area }),
            Reports = quarter.Reports.Select(report => report.Id),
        }),
    };
}
