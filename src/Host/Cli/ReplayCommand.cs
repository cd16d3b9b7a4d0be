using System.CommandLine;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Cli;

/// <summary><c>replay --draft DIR</c>: judges quarters by a folder, beside what is in force; nothing is stored.</summary>
internal static class ReplayCommand
{
    private sealed record Request(string Draft, string? From, string? To, string[] Targets, string? Area, bool Json);

    public static Command Create(Terminal terminal)
    {
        var draft = new Option<string>("--draft") { Description = terminal.Text("ReplayDraft"), Required = true, HelpName = "DIR" };
        var from = new Option<string?>("--from") { Description = terminal.Text("ReplayFrom"), HelpName = "2024-Q1" };
        var to = new Option<string?>("--to") { Description = terminal.Text("ReplayTo"), HelpName = "2024-Q4" };
        var target = new Option<string[]>("--target") { Description = terminal.Text("ReplayTarget"), HelpName = "security.crimeRate" };
        var area = new Option<string?>("--area") { Description = terminal.Text("ReplayArea"), HelpName = "ID" };
        var json = new Option<bool>("--json") { Description = terminal.Text("Json") };
        var command = new Command("replay", terminal.Text("Replay")) { draft, from, to, target, area, json };
        command.SetAction((parsed, cancellation) => Run(
            new Request(parsed.GetRequiredValue(draft), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(target) ?? [], parsed.GetValue(area),
                parsed.GetValue(json)),
            terminal,
            cancellation));
        return command;
    }

    private static async Task<int> Run(Request request, Terminal terminal, CancellationToken cancellation) =>
        PlanFolders.Single(request.Draft) is not { } folder
        ? terminal.Fail("NoPlan", request.Draft)
        : await Backstage.Run(terminal, (services, token) => Replay(request, folder, services, terminal, token), cancellation, holds: true);

    private static async Task<int> Replay(Request request, string folder, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        if (PlanFiles.Source(folder, terminal) is not { } source)
        {
            return 1;
        }

        var id = PlanHead.Of(source)?.Id;
        var all = services.GetRequiredService<AllPlans>();
        if (id is null || all.Find(id) is not { } plans)
        {
            return terminal.Fail("PlanUnknown", id ?? folder, string.Join(", ", all.Open.Select(known => known.Id)));
        }

        services.GetRequiredService<PlanScope>().Choose(plans);
        var reading = PlanReader.Read(source, plans.Earlier);
        PlanFiles.Write(reading.Problems, terminal);
        // A test that says otherwise is told, and stands in the way of publishing alone.
        if ((reading.Plan ?? PlanReader.Read(new PlanSource(source.Folder, source.Files), plans.Earlier).Plan) is not { } draft)
        {
            return terminal.Fail("PlanIsBad", folder, reading.Problems.Count);
        }

        var quarters = Quarters(request, draft, services.GetRequiredService<TimeProvider>().GetUtcNow(), terminal);
        if (quarters is null)
        {
            return 1;
        }

        if (request.Targets.FirstOrDefault(key => !draft.TargetByKey.ContainsKey(key) && plans.Known(key) is null) is { } unknown)
        {
            return terminal.Fail("ReplayNoTarget", unknown);
        }

        if (request.Area is { } area && !draft.Areas.Roots.Any(root => root.Id == area))
        {
            return terminal.Fail("ReportNoArea", area);
        }

        Func<Target, bool>? only = request.Targets.Length == 0 ? null : target => request.Targets.Contains(target.Key, StringComparer.Ordinal);
        var tried = await services.GetRequiredService<TryingOut>().Judge(draft, quarters, only, request.Area, cancellation);
        if (request.Json)
        {
            terminal.Json(tried.Select(quarter => ToJson(quarter, terminal)));
        }
        else
        {
            tried.ToList().ForEach(quarter => Say(quarter, draft, plans, terminal));
        }

        return tried.Any(quarter => quarter.Failures.Count > 0) ? 1 : 0;
    }

    private static List<Period>? Quarters(Request request, Plan draft, DateTimeOffset now, Terminal terminal)
    {
        var closed = draft.Quarters().Where(quarter => draft.HasClosed(quarter, now)).ToList();
        if (closed.Count == 0)
        {
            terminal.Fail("ReplayNothing", draft.From);
            return null;
        }

        var from = request.From is null ? closed[0] : PeriodOption.Quarter(request.From, draft, terminal, isFirst: true);
        var to = request.To is null ? closed[^1] : PeriodOption.Quarter(request.To, draft, terminal);
        if (from is not { } first || to is not { } last)
        {
            return null;
        }

        List<Period> quarters = [.. draft.Quarters().Where(quarter => quarter >= first && quarter <= last)];
        if (quarters.Count == 0)
        {
            terminal.Fail("ReplayNoQuarter", first, last);
            return null;
        }

        return quarters;
    }

    private static void Say(TriedQuarter quarter, Plan draft, PlanInForce plans, Terminal terminal)
    {
        List<TriedVerdict> seen = [.. quarter.Verdicts.Where(one => one.IsSeen)];
        terminal.Say("ReplayQuarter", Shown.Period(quarter.Quarter, terminal.Culture), seen.Count, quarter.Judged);
        foreach (var one in seen)
        {
            // Where they say the same, it is the aim that differs.
            terminal.Say("ReplayVerdict", Name(one), Side(one.Before, !one.SaysOtherwise), Side(one.After, !one.SaysOtherwise),
                (one.After ?? one.Before) is { } why ? VerdictReason.Of(why, terminal.Culture) ?? "" : "");
        }

        foreach (var (key, some) in (IEnumerable<(string, IReadOnlyList<TriedVerdict>)>)[("ReplayOpens", quarter.Opens), ("ReplayCloses", quarter.Closes)])
        {
            foreach (var one in some)
            {
                terminal.Say(key, Name(one));
            }
        }

        foreach (var reader in quarter.Told)
        {
            terminal.Say("ReplayTold", reader.Addressee, reader.Address ?? "–");
        }

        foreach (var report in quarter.Reports)
        {
            terminal.Say("RestatesReport", report.Id);
        }

        foreach (var failure in quarter.Failures)
        {
            terminal.Fail("RuleFailed", failure.Rule, failure.Area, failure.Why.Text(terminal.Culture));
        }

        string Name(TriedVerdict one) =>
            terminal.Text("ReplayCase", one.Case.Target,
                (draft.TargetByKey.GetValueOrDefault(one.Case.Target) ?? plans.Known(one.Case.Target))?.Definition.Name ?? "",
                draft.Areas.Find(one.Case.Area)?.Name ?? plans.AreaName(one.Case.Area));

        string Side(Verdict? verdict, bool withAim) => verdict is null
            ? "–"
            : StatusLook.Of(verdict.Status).Label(terminal.Culture)
                + (verdict.Value is { } value
                    ? $" ({Show.AmountIn(terminal.Culture, value, verdict.Target.Definition.MeasuredIn, verdict.Threshold, verdict.Path)})" : "")
                + (withAim && verdict.Threshold is { } aim
                    ? terminal.Text("ReplayAim", Show.AmountIn(terminal.Culture, aim, verdict.Target.Definition.MeasuredIn)) : "");
    }

    private static object ToJson(TriedQuarter quarter, Terminal terminal) => new
    {
        Quarter = quarter.Quarter.ToString(), quarter.IsOver, quarter.Judged,
        Verdicts = quarter.Verdicts
            .Select(one => new { one.Case.Target, one.Case.Area, Before = ToJson(one.Before, terminal), After = ToJson(one.After, terminal) }),
        Opens = quarter.Opens.Select(one => one.Case), Closes = quarter.Closes.Select(one => one.Case),
        Told = quarter.Told.Select(reader => new { reader.Unit, Area = reader.ContactArea?.Id, reader.Address }),
        Reports = quarter.Reports.Select(report => report.Id),
        Failures = quarter.Failures.Select(failure => new { failure.Rule, failure.Area, Message = failure.Why.Text(terminal.Culture) }),
    };

    private static object? ToJson(Verdict? verdict, Terminal terminal) => verdict is null
        ? null
        : new { verdict.Status, verdict.Value, verdict.Threshold, verdict.Path, Reason = VerdictReason.Of(verdict, terminal.Culture) };
}
