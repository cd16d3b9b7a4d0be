using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Samples;

/// <summary>
/// Lives through the made-up course as it would have happened: each quarter's registers, confirmations and figures are entered on their
/// days, and the quarter is evaluated on the day the plan says, knowing only what was entered by then; then people answer. The newest quarter of the newest
/// plan is left to be evaluated by whoever looks.
/// </summary>
internal sealed class SampleLoader(
    CommandSender commands, OutboxSending outbox, SampleConversation conversation, SampleClock clock, Plan plan, SampleCourse course)
{
    private static readonly Actor Nobody = Actor.System("Người nhập số liệu minh hoạ");

    private static readonly TimeOnly Morning = new(9, 0);

    private readonly Queue<CsvFigure> figures = new(course.Files.Figures.OrderBy(line => line.Note!.On));
    private readonly HashSet<(string Figure, string Area, Period Period)> known = [];
    private readonly HashSet<Period> evaluated = [];

    public async Task Load(CancellationToken cancellation)
    {
        var rows = RegisterCourse.Of(course.Files, plan).ToLookup(row => row.Quarter);
        for (var quarter = plan.From; quarter <= course.Newest; quarter = quarter.AddQuarters(1))
        {
            await EnterRegisters(quarter, rows[quarter], cancellation);
            await Confirm(quarter, cancellation);
            var day = plan.Calendar.LastDay(quarter).AddDays(plan.File.Schedules.EvaluateOnDay);
            var isLeft = quarter == course.Newest && !course.IsOver;
            await EnterFigures(before: isLeft ? DateOnly.MaxValue : day, cancellation);
            if (!isLeft)
            {
                clock.Set(day, plan.File.Schedules.EvaluateAt, plan.TimeZone);
                await Evaluate(quarter, RunTrigger.Schedule, cancellation);
                await conversation.Until(plan.Calendar.LastDay(quarter.AddQuarters(1)), cancellation);
            }
        }

        await conversation.Until(DateOnly.MaxValue, cancellation);
        await outbox.SendDue(cancellation);
    }

    private async Task EnterRegisters(Period quarter, IEnumerable<EnteredRow> rows, CancellationToken cancellation)
    {
        clock.Set(plan.Calendar.LastDay(quarter).AddDays(1), Morning, plan.TimeZone);
        foreach (var register in rows.GroupBy(row => row.Register))
        {
            await commands.Send(new ImportRegister(register.Key.Id, [.. register.Select(row => row.Change)], "Số liệu minh hoạ"), Nobody, cancellation);
        }
    }

    private async Task Confirm(Period quarter, CancellationToken cancellation)
    {
        clock.Set(plan.Calendar.LastDay(quarter).AddDays(2), Morning, plan.TimeZone);
        var said = course.Files.Confirmations.Where(said => IsKnownBy(said.Period.LastQuarter, quarter))
            .GroupBy(said => (said.Module, said.Register, said.Area), said => said.Period);
        foreach (var register in said)
        {
            await commands.Send(new ConfirmRegister(register.Key.Module, register.Key.Register, register.Key.Area, [.. register]), Nobody, cancellation);
        }
    }

    // What lies before the term is confirmed with its first quarter.
    private bool IsKnownBy(Period period, Period quarter) => period == quarter || (quarter == plan.From && period < quarter);

    private async Task EnterFigures(DateOnly before, CancellationToken cancellation)
    {
        while (figures.TryPeek(out var next) && next.Note!.On < before)
        {
            var day = next.Note.On;
            var entries = new List<FigureEntry>();
            var corrected = new HashSet<Period>();
            while (figures.TryPeek(out var line) && line.Note!.On == day)
            {
                var figure = figures.Dequeue().Figure;
                entries.Add(new FigureEntry(figure.Figure, figure.Area, figure.Period, figure.Value, figure.Source, line.Note));
                if (!known.Add((figure.Figure, figure.Area, figure.Period)) && evaluated.Contains(figure.Period.LastQuarter))
                {
                    corrected.Add(figure.Period.LastQuarter);
                }
            }

            clock.Set(day, Morning, plan.TimeZone);
            var recorded = await commands.Send(new RecordFigures(entries, "", FigureOrigin.Imported), Nobody, cancellation);
            if (recorded.Refused is [var refused, ..])
            {
                throw new InvalidOperationException($"The sample's figure {refused.Entry} was refused: {refused.Why}.");
            }

            foreach (var quarter in corrected.Order())
            {
                clock.Set(day, Morning.AddHours(1), plan.TimeZone);
                await Evaluate(quarter, RunTrigger.Correction, cancellation);
            }
        }
    }

    private async Task Evaluate(Period quarter, RunTrigger trigger, CancellationToken cancellation)
    {
        await commands.Send(new EvaluateQuarter(quarter, trigger), Nobody, cancellation);
        await outbox.SendDue(cancellation);
        evaluated.Add(quarter);
    }
}
