using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Due;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Meetings;

namespace ActionPlan.Host.Calendars;

/// <summary>What has a day for whoever reads, by what is granted to them: due dates of figures, meetings, what was promised and assigned.</summary>
internal sealed class OwnCalendar(AppDb db, PlanInForce plans, Acting acting, TimeProvider clock)
{
    private const int DaysBack = 92;
    private const int DaysAhead = 400;

    private Plan Plan => plans.Current;

    private Actor Actor => acting.Actor;

    /// <summary>The address at which somebody's program fetches it; null where there is none.</summary>
    public Task<CalendarKeyRow?> KeyOf(string user, CancellationToken cancellation = default) =>
        db.CalendarKeysOf(user).AsNoTracking().FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<CalendarEntry>> Read(CancellationToken cancellation = default)
    {
        if (!Actor.MaySomewhere(Right.ReadPlan))
        {
            return [];
        }

        var today = Plan.Today(clock);
        var (first, last) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        CalendarEntry[] entries = [.. Figures(first, last), .. await Meetings(first, cancellation), .. await OnAlerts(cancellation),
            .. await Assigned(cancellation)];
        return [.. entries.Where(entry => entry.On >= first && entry.On <= last).OrderBy(entry => entry.On).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    private IEnumerable<CalendarEntry> Figures(DateOnly first, DateOnly last)
    {
        if (!Array.Exists([Right.EnterFigures, Right.ApproveFigures, Right.ConfirmRegisters, Right.LockPeriods], Actor.MaySomewhere))
        {
            return [];
        }

        var due = plans.EntriesDue(plans.InUseSince, first, last).Where(entry => Plan.Units.ContainsKey(entry.Figure.ReportedBy!)).ToList();
        var own = due.Where(HandsIn).ToHashSet();
        return
        [
            .. own.GroupBy(entry => (Recipient: Plan.RecipientFor(entry.Figure.ReportedBy!, entry.Area), entry.DueOn))
                .Select(group => DueDates.Of(Plan, group.Key.Recipient, group.Key.DueOn, [.. group])),
            .. due.Where(entry => !own.Contains(entry) && Actor.May(new Demand(Right.LockPeriods, Area: entry.Area.Id), Plan)).GroupBy(entry => entry.DueOn)
                .Select(group => DueDates.Of(Plan, group.Key, [.. group.Select(entry => entry.Figure.ReportedBy!).Distinct(StringComparer.Ordinal)])),
        ];
    }

    private bool HandsIn(DueEntry entry)
    {
        bool May(Right right) => Actor.May(new Demand(right, entry.Figure.ReportedBy, entry.Figure.Module, entry.Area.Id), Plan);
        return May(Right.EnterFigures) || May(Right.ApproveFigures);
    }

    private async Task<IEnumerable<CalendarEntry>> Meetings(DateOnly first, CancellationToken cancellation) =>
        from meeting in await db.Meetings.AsNoTracking().Where(row => row.PlanId == Plan.Id && row.HeldOn >= first).ToListAsync(cancellation)
        select new CalendarEntry($"meeting-{Plan.Id}-{meeting.Area}-{meeting.Quarter}", meeting.HeldOn!.Value,
            $"Họp đánh giá {LetterWords.Quarter(meeting.Quarter)}{Place(meeting.Area)}")
        {
            At = meeting.HeldAt, Place = meeting.Place, More = Plan.Name,
            Page = MeetingStep.AddressOf(MeetingPart.Changed, null, meeting.Quarter, meeting.Area),
        };

    private async Task<IEnumerable<CalendarEntry>> OnAlerts(CancellationToken cancellation)
    {
        // A question stays owed when its alert is resolved.
        var alerts = await db.Alerts.AsNoTracking().WithQuestions()
            .Where(
                alert => alert.PlanId == Plan.Id && (alert.State != AlertState.Resolved || alert.Events.Any(happened => happened.Kind == AlertEventKind.Asked)))
            .ToListAsync(cancellation);
        return
            from alert in alerts
            where Actor.May(new Demand(Right.AnswerAlerts, alert.Unit, Area: alert.Area), Plan)
                || Actor.May(new Demand(Right.AskExplanation, alert.Unit, Area: alert.Area), Plan)
            from owed in Plan.Owes(alert)
            select new CalendarEntry(
                FormattableString.Invariant($"{owed.Kind}-{Plan.Id}-{owed.Question ?? alert.Id}").ToLowerInvariant(), owed.By,
                $"{Kind(owed.Kind)}: {plans.Known(alert.Target)?.Title() ?? alert.Target}{Place(alert.Area)}")
            {
                More = Lines(Plan.UnitName(alert.Unit), owed.Kind == OwedKind.Remedy ? alert.RemedyPerson : null, owed.Kind switch
                {
                    OwedKind.Remedy => alert.Remedy,
                    OwedKind.Explanation => alert.Events.Find(happened => happened.Id == owed.Question)?.Text,
                    _ => null,
                }),
                Page = FormattableString.Invariant($"alerts/{alert.Id}"),
            };
    }

    private async Task<IEnumerable<CalendarEntry>> Assigned(CancellationToken cancellation) =>
        from standing in await new AssignmentStandings(db).Read(Plan, cancellation)
        let one = standing.Definition
        where standing.Owed is not null
            && (Actor.May(AssignmentDemands.ToUpdate(Plan, one.Lead, standing.Decided), Plan)
                || Actor.May(AssignmentDemands.ToUrge(Plan, one.Overseer, standing.Decided), Plan))
        select new CalendarEntry($"assignment-{Plan.Id}-{one.Id}", standing.Owed!.By, $"{Kind(OwedKind.Assignment)}: {one.Name}")
        {
            More = Lines(Plan.UnitName(one.Lead), standing.Decided?.Person, null), Page = $"assignments/{Uri.EscapeDataString(one.Id)}",
        };

    private string Place(string area) => Plan.Areas.Roots is [var only] && only.Id == area ? "" : $" – {plans.AreaName(area)}";

    private static string Lines(params string?[] lines) => string.Join('\n', lines.OfType<string>());

    private static string Kind(OwedKind kind) => kind switch
    {
        OwedKind.Remedy => "Hạn cam kết khắc phục",
        OwedKind.Explanation => "Hạn giải trình",
        OwedKind.Answer => "Hạn trả lời cảnh báo",
        _ => "Hạn nhiệm vụ",
    };
}
