using ActionPlan.Host.Alerts;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Scheduling;

/// <summary>Writes a reminder.</summary>
internal sealed class ReminderLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, Deployment deployment, TimeProvider clock)
{
    public async Task<OutboxRow> Write(Plan plan, Recipient recipient, DateOnly dueOn, IReadOnlyList<DueEntry> missing, string dedupeKey)
    {
        var reminder = new Reminder
        {
            PlanName = plan.Name,
            UnitName = recipient.UnitName,
            AreaName = recipient.ContactArea?.Name,
            DueOn = dueOn,
            Today = plan.DayOf(clock.GetUtcNow()),
            IsSample = deployment.IsSample,
            EntryPage = pages.Figures,
            Missing = [.. missing.Select(entry => new MissingFigure(
                entry.Figure.Name, entry.Figure.Definition.MeasuredIn, entry.Area.Name, entry.Period, entry.Figure.Definition.Counted))],
        };
        var letter = new Letter(ReminderWords.Subject(reminder), await templates.Html<ReminderMail, Reminder>(reminder), ReminderWords.Text(reminder), []);
        return outgoing.Post(OutboxKind.Reminder, recipient, letter, dedupeKey);
    }
}
