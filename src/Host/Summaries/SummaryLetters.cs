using ActionPlan.Host.Mail;
using ActionPlan.Kernel;

namespace ActionPlan.Host.Summaries;

/// <summary>Writes summaries to a reader.</summary>
internal sealed class SummaryLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages)
{
    public async Task<OutboxRow> Write(Recipient recipient, IReadOnlyList<Summary> summaries, IEnumerable<Area> areas, string dedupeKey, long? run)
    {
        var content = new SummaryLetter
        {
            UnitName = LetterWords.Addressee(recipient.UnitName, recipient.ContactArea?.Name),
            Summaries = [.. summaries.Take(SummaryLetter.Most)],
            More = Math.Max(0, summaries.Count - SummaryLetter.Most),
            Home = pages.Home,
        };
        var letter = new Letter(content.Subject, await templates.Html<SummaryMail, SummaryLetter>(content), content.Text, content.Images);
        return outgoing.Post(OutboxKind.Summary, recipient, letter, areas.Select(area => area.Id), dedupeKey, run);
    }
}
