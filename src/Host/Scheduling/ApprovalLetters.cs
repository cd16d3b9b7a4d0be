using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Scheduling;

/// <summary>Writes to whoever approves, or decides on corrections, which sheets wait.</summary>
internal sealed class ApprovalLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp)
{
    private const int MostSheets = 30;
    private const int MostReasons = 5;

    public async Task<OutboxRow> Write(Plan plan, WaitingFor what, Recipient recipient, IReadOnlyList<PlacedDraft> waiting, string key)
    {
        var sheets = (
            from draft in waiting
            group (Draft: draft, Due: draft.DueOn) by draft.Sheet)
                .OrderBy(sheet => sheet.Key.Quarter).ToList();
        var letter = await templates.Letter(new FactsLetter
        {
            Frame = new LetterFrame(plan.Name, recipient.Addressee, madeUp.IsIt)
            {
                Topic = $"{Count(waiting.Count)} {what.Topic}",
                Heading = what.Heading,
                Page = pages.Page(what.Page),
                Button = what.Button,
                Invitation = what.Invitation,
                Footer =
                    "Mỗi ngày nhiều nhất một thư, khi có số liệu mới nộp; nhắc lại mỗi tuần khi còn chờ. Thư gửi tự động từ hệ thống theo dõi chương trình hành động.",
            },
            Facts =
            [
                .. sheets.Take(MostSheets)
                    .Select(sheet => (Name(plan, sheet.Key),
                        $"{Count(sheet.Count())} số liệu" + (what.IsForTheOffice ? Why(sheet.Select(one => one.Draft)) : Due(sheet.Min(one => one.Due))))),
                .. sheets.Count > MostSheets ? [("Các phiếu khác", Count(sheets.Count - MostSheets))] : Array.Empty<(string, string)>(),
            ],
        });
        return outgoing.Post(plan, OutboxKind.Approval, recipient, letter, waiting.Select(draft => draft.Area.Id), key);
    }

    private static string Name(Plan plan, SheetKey sheet) =>
        $"{plan.UnitName(sheet.Unit)}, {(plan.Areas.Roots.Count > 1 && plan.Areas.Find(sheet.Area) is { } area ? area.Name + ", " : "")}{LetterWords.Quarter(sheet.Quarter)}";

    private static string Due(DateOnly day) => $", hạn {LetterWords.Day(day)}";

    private static string Why(IEnumerable<PlacedDraft> corrections)
    {
        var reasons = corrections.Select(one => one.Row.CorrectionReason).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return ": " + string.Join("; ", reasons.Take(MostReasons)) + (reasons.Count > MostReasons ? "; …" : "");
    }

    private static string Count(int count) => count.ToString("N0", LetterWords.Vietnamese);
}
