using System.Security.Cryptography;
using System.Text;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Commitments;

/// <summary>Writes to those above what is late: one letter for all that came up since the last.</summary>
internal sealed class EscalationLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, PlanInForce plans, MadeUp madeUp)
{
    /// <summary>A letter of hundreds of matters is not read; the page lists all.</summary>
    private const int MostListed = 60;

    private const int LongestQuote = 300;

    public async Task<OutboxRow> Write(Plan plan, string to, IReadOnlyList<LateMatter> matters, DateTimeOffset now)
    {
        var today = plan.DayOf(now);
        var recipient = plan.RecipientFor(to, plan.Areas.Roots[0]);
        var content = new Escalation
        {
            PlanName = plan.Name,
            UnitName = recipient.UnitName,
            IsSample = madeUp.IsIt,
            Page = pages.Overdue,
            Matters = [.. matters.Take(MostListed).Select(matter => Told(plan, matter, today))],
            More = Math.Max(0, matters.Count - MostListed),
        };
        var letter = await templates.Letter<EscalationMail, Escalation>(content, content.Frame, EscalationWords.Text(content));
        return outgoing.Post(plan, OutboxKind.Escalation, recipient, letter, AreasOf(plan, matters),
            FormattableString.Invariant($"escalation|{plan.Id}|{now.UtcTicks}|{Digest(matters)}"));
    }

    // Assignments belong to the plan and so to all its areas.
    private static IEnumerable<string> AreasOf(Plan plan, IReadOnlyList<LateMatter> matters) =>
        matters.SelectMany(matter => matter.Alert is { } alert ? [alert.Area] : plan.Areas.Roots.Select(root => root.Id));

    private EscalatedMatter Told(Plan plan, LateMatter matter, DateOnly today)
    {
        var (owed, late) = (matter.Owed, today.DayNumber - matter.Owed.By.DayNumber);
        var unit = plans.UnitName(matter.Unit);
        if (matter.Assignment is { } assignment)
        {
            return new EscalatedMatter(
                owed.Kind, assignment.Definition.Name, AssignmentWords.Of(assignment), unit, Short(matter.Said), matter.Person, owed.By, late,
                pages.Assignment(assignment.Definition.Id));
        }

        var alert = matter.Alert!;
        var definition = plans.Known(alert.Target)?.Definition;
        var area = plan.Areas.Roots is [var only] && only.Id == alert.Area ? null : plans.AreaName(alert.Area);
        return new EscalatedMatter(
            owed.Kind,
            DigestWords.Label(definition?.Number, definition?.Name ?? alert.Target, area),
            DigestWords.Marked(alert.Status),
            unit,
            Short(matter.Said),
            matter.Person,
            owed.By,
            late,
            pages.Alert(alert.Id));
    }

    private static string? Short(string? text) => text is null || text.Length <= LongestQuote ? text : text[..(LongestQuote - 1)] + "…";

    // Which dates it tells of.
    private static string Digest(IEnumerable<LateMatter> matters) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', matters.Select(matter =>
        FormattableString.Invariant(
            $"{matter.Owed.Kind} {matter.Alert?.Id} {matter.Assignment?.Definition.Id} {matter.Owed.Question} {matter.Owed.By:yyyy-MM-dd}"))))));
}
