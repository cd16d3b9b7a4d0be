using ActionPlan.Host.Assignments;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;

namespace ActionPlan.Host.Meetings;

/// <summary>Writes to a unit what a meeting gave it to do, and what was taken back.</summary>
internal sealed class DecisionLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, PlanInForce plans, MadeUp madeUp)
{
    /// <param name="area">For which the meeting is held.</param>
    /// <param name="decided">What it decided.</param>
    /// <param name="number">Which of the quarter's decisions it is, withdrawn ones included.</param>
    public Task<OutboxRow> Write(Plan plan, Area area, DecisionRow decided, int number) =>
        Write(plan, area, decided, decided.AlertId is null ? "Giao nhiệm vụ" : "Chốt cam kết khắc phục",
            FormattableString.Invariant($"decision|{plan.Id}|{decided.Quarter}|{number}"));

    public Task<OutboxRow> Withdraw(Plan plan, Area area, DecisionRow decided) =>
        Write(plan, area, decided, decided.AlertId is null ? "Thu hồi nhiệm vụ đã giao" : "Thu hồi cam kết đã chốt",
            FormattableString.Invariant($"decision-withdrawn|{plan.Id}|{decided.Id}"));

    private async Task<OutboxRow> Write(Plan plan, Area area, DecisionRow decided, string heading, string key)
    {
        var recipient = plan.RecipientFor(decided.Unit, area);
        var topic = $"{heading} theo kết luận cuộc họp {ReportKind.Quarter.Span(decided.Quarter, plan.From)}";
        var letter = await templates.Letter(new FactsLetter
        {
            Frame = new LetterFrame(plan.Name, recipient.Addressee, madeUp.IsIt)
            {
                Topic = topic,
                Heading = topic,
                Page = decided.AlertId is { } alert ? pages.Alert(alert) : decided.WithdrawnAt is null ? pages.Assignment(decided.Assignment!) : pages.Home,
                Button = decided.AlertId is not null ? "Xem cảnh báo" : decided.WithdrawnAt is null ? "Xem nhiệm vụ" : "Mở hệ thống",
                Footer =
                    "Nội dung do người ghi biên bản nhập tại cuộc họp; nếu có sai sót, đề nghị báo ngay cho Văn phòng. Thư gửi tự động từ hệ thống theo dõi chương trình hành động.",
            },
            Facts =
            [
                .. decided.Target is { } target ? [("Chỉ tiêu", plans.Known(target)?.Title() ?? target)] : Array.Empty<(string, string)>(),
                ("Người chịu trách nhiệm", decided.Person),
                ("Hạn hoàn thành", LetterWords.Day(decided.DueOn)),
                ("Người ghi", decided.WithdrawnBy ?? decided.By),
            ],
            Quote = decided.What,
        });
        return outgoing.Post(plan, OutboxKind.Decision, recipient, letter, [area.Id], key);
    }
}
