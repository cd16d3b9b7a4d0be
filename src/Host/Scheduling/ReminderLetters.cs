using ActionPlan.Host.Calendars;
using ActionPlan.Host.Due;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Scheduling;

/// <summary>Writes a reminder.</summary>
internal sealed class ReminderLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp, TimeProvider clock)
{
    public async Task<OutboxRow> Write(
        Plan plan, Recipient recipient, DateOnly dueOn, IReadOnlyList<(DueEntry Entry, Plan Judging, DraftState? Draft)> missing, string dedupeKey)
    {
        var reminder = new Reminder
        {
            PlanName = plan.Name,
            UnitName = recipient.UnitName,
            AreaName = recipient.ContactArea?.Name,
            DueOn = dueOn,
            Today = plan.DayOf(clock.GetUtcNow()),
            IsSample = madeUp.IsIt,
            EntryPage = pages.Figures,
            Missing = [.. missing.Select(one => new MissingFigure(
                one.Entry.Figure.Name, one.Entry.Figure.Definition.MeasuredIn, one.Entry.Area.Name, one.Entry.Period, Stage(one.Entry, one.Draft),
                pages.Page(EntryLink.Of(one.Judging, one.Entry.Cell, one.Entry.Figure.ReportedBy!))))],
        };
        // Where the site is is filled into a letter when it is sent, and not into its attachments: the day is what a calendar needs.
        var day = CalendarFile.Write(plan, plan.Name, [DueDates.Of(plan, recipient, dueOn, [.. missing.Select(one => one.Entry)])], clock.GetUtcNow());
        var letter = await templates.Letter<ReminderMail, Reminder>(reminder, reminder.Frame, ReminderWords.Text(reminder)) with
        {
            Attachments = [new AttachedFile("han-nop-so-lieu.ics", $"{CalendarFile.ContentType}; method={CalendarFile.Published}", day)],
        };
        return outgoing.Post(plan, OutboxKind.Reminder, recipient, letter, missing.Select(one => one.Entry.Area.Id), dedupeKey);
    }

    private static MissingStage Stage(DueEntry entry, DraftState? draft) => draft switch
    {
        _ when entry.Figure.Definition.Counted => MissingStage.Unconfirmed,
        DraftState.Submitted => MissingStage.Submitted,
        DraftState.SentBack => MissingStage.SentBack,
        DraftState.Draft => MissingStage.Draft,
        _ => MissingStage.NotEntered,
    };
}
