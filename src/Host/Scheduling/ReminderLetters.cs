using ActionPlan.Host.Due;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Scheduling;

/// <summary>Writes a reminder.</summary>
internal sealed class ReminderLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp, TimeProvider clock)
{
    public async Task<OutboxRow> Write(Plan plan, Recipient recipient, DateOnly dueOn, IReadOnlyList<(DueEntry Entry, DraftState? Draft)> missing, string dedupeKey)
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
                pages.Page(EntryLink.Of(plan, one.Entry.Cell, one.Entry.Figure.ReportedBy!))))],
        };
        var letter = await templates.Letter<ReminderMail, Reminder>(reminder, reminder.Frame, ReminderWords.Text(reminder));
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
