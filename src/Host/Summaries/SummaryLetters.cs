using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Summaries;

/// <summary>Writes summaries to a reader.</summary>
internal sealed class SummaryLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages)
{
    public async Task<OutboxRow> Write(Plan plan, Recipient recipient, IReadOnlyList<Summary> summaries, IEnumerable<Area> areas, string dedupeKey, long? run)
    {
        var content = new SummaryLetter
        {
            UnitName = recipient.Addressee,
            Summaries = [.. summaries.Take(SummaryLetter.Most)],
            More = Math.Max(0, summaries.Count - SummaryLetter.Most),
            Home = pages.Home,
        };
        var letter = await templates.Letter<SummaryMail, SummaryLetter>(content, content.Frame, content.Text, content.Images);
        return outgoing.Post(plan, OutboxKind.Summary, recipient, letter, areas.Select(area => area.Id), dedupeKey, run);
    }
}
