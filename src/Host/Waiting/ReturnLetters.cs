using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Waiting;

/// <summary>Writes to a unit that numbers which it handed in have come back.</summary>
internal sealed class ReturnLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp, Acting acting, TimeProvider clock)
    : IComesBack
{
    private const int MostNames = 8;

    public async Task Tell(AppDb db, Plan plan, SheetKey sheet, IReadOnlyList<FigureDraftRow> sent, string reason)
    {
        if (sent.Count == 0 || plan.Areas.Find(sheet.Area) is not { } area || !plan.Units.ContainsKey(sheet.Unit))
        {
            return;
        }

        var recipient = plan.RecipientFor(sheet.Unit, area);
        var count = sent.Count.ToString("N0", LetterWords.Vietnamese);
        var names = sent.Select(draft => plan.FigureById.GetValueOrDefault(draft.Figure)?.Name ?? draft.Figure).Distinct(StringComparer.Ordinal).ToList();
        var letter = await templates.Letter(new FactsLetter
        {
            Frame = new LetterFrame(plan.Name, recipient.Addressee, madeUp.IsIt)
            {
                Topic = $"{count} số liệu {LetterWords.Quarter(sheet.Quarter)} bị trả lại",
                Heading = "Số liệu bị trả lại",
                Page = pages.Page(sheet.Address),
                Button = "Sửa và nộp lại",
                Invitation = "Sửa tại",
                Footer = "Thư gửi tự động từ hệ thống theo dõi chương trình hành động.",
            },
            Facts =
            [
                ("Số liệu", string.Join("; ", names.Take(MostNames))
                    + (names.Count > MostNames ? $" và {(names.Count - MostNames).ToString("N0", LetterWords.Vietnamese)} loại khác" : "")),
                ("Kỳ", LetterWords.Quarter(sheet.Quarter)), ("Người trả lại", acting.Actor.Name),
            ],
            Quote = TypedText.Line(reason),
        });
        var key = string.Create(CultureInfo.InvariantCulture,
            $"came-back|{plan.Id}|{sheet.Unit}|{sheet.Area}|{sheet.Quarter}|{sent.Min(draft => draft.Id)}|{clock.GetUtcNow().UtcTicks}");
        db.Add(outgoing.Post(plan, OutboxKind.CameBack, recipient, letter, sent.Select(draft => draft.Area), key));
    }
}
