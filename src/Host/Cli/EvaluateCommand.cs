using System.CommandLine;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Cli;

/// <summary><c>evaluate</c>: judges a plan with the figures of a file, without web host or database.</summary>
internal static class EvaluateCommand
{
    private sealed record Request(string Plan, string Figures, string Period, bool Json, bool AllAreas);

    public static Command Create(Terminal terminal)
    {
        var plan = new Option<string>("--plan") { Description = terminal.Text("EvaluatePlan"), Required = true, HelpName = "DIR" };
        var figures = new Option<string>("--figures") { Description = terminal.Text("EvaluateFigures"), Required = true, HelpName = "FILE" };
        var period = new Option<string>("--period") { Description = terminal.Text("EvaluatePeriod"), Required = true, HelpName = "2022-Q4" };
        var json = new Option<bool>("--json") { Description = terminal.Text("EvaluateJson") };
        var allAreas = new Option<bool>("--all-areas") { Description = terminal.Text("EvaluateAllAreas") };
        var command = new Command("evaluate", terminal.Text("Evaluate")) { plan, figures, period, json, allAreas };
        command.SetAction(parsed => Run(
            new Request(
                parsed.GetRequiredValue(plan), parsed.GetRequiredValue(figures), parsed.GetRequiredValue(period),
                parsed.GetValue(json), parsed.GetValue(allAreas)),
            terminal));
        return command;
    }

    private static int Run(Request request, Terminal terminal)
    {
        if (PlanFolders.Single(request.Plan) is not { } folder)
        {
            return terminal.Fail("NoPlan", request.Plan);
        }

        var plan = PlanFiles.Read(folder, terminal);
        if (plan is null || PeriodOption.Quarter(request.Period, plan, terminal) is not { } quarter)
        {
            return 1;
        }

        var reading = FigureCsv.Read(request.Figures, plan, plan.DayOf(TimeProvider.System.GetUtcNow()), withEarlier: true);
        if (reading.Problems.Count > 0)
        {
            return terminal.Refuse(reading.Problems);
        }

        terminal.Doubt(request.Figures, [.. Doubts(plan, reading.Lines)]);
        var figures = reading.Lines.Select(line => line.Figure).ToLookup(figure => (figure.Plan, figure.Area));
        using IVerdictPrinter printer = request.Json ? new VerdictJsonPrinter(terminal.Out, terminal.Culture) : new VerdictTable(terminal, quarter);
        var failed = false;
        foreach (var root in plan.Areas.Roots)
        {
            var judgement = plan.Judge(root, plan.ReadWith(root).SelectMany(one => figures[(one.Plan == plan ? null : one.Plan.Id, one.Area.Id)]), quarter,
                request.AllAreas, requireSources: reading.NamesSources);
            printer.Print(judgement);
            failed |= judgement.Failures.Count > 0;
            foreach (var failure in judgement.Failures)
            {
                terminal.Fail("RuleFailed", failure.Rule, failure.Area, failure.Why.Text(terminal.Culture));
            }
        }

        return failed ? 1 : 0;
    }

    private static IEnumerable<(int Line, SheetRemark Doubt)> Doubts(Plan plan, IReadOnlyList<CsvFigure> lines)
    {
        var values = lines.Where(line => line.Figure.Plan is null)
            .ToDictionary(line => new CellKey(line.Figure.Figure, line.Figure.Area, line.Figure.Period), line => line);
        decimal? At(CellKey key, Period period) => values.TryGetValue(key with { Period = period }, out var known) ? known.Figure.Value : null;
        return
            from one in values
            let key = one.Key
            let place = plan.Areas.Find(key.Area)
            where place is not null
            from doubt in NumberDoubts.Of(plan.FigureById[key.Figure], place, key, one.Value.Figure.Value, At(key, NumberDoubts.Before(key.Period)),
                At(key, NumberDoubts.YearBefore(key.Period)))
            orderby one.Value.Line
            select (one.Value.Line, doubt);
    }
}
