using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts.Answers;

/// <summary>Writes to a unit that it is asked for an explanation.</summary>
internal sealed class QuestionLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp)
{
    /// <param name="recipient">Who reads the unit's mail there.</param>
    /// <param name="alert">What is asked about.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="number">How many questions there have been on the alert, this one included.</param>
    public async Task<OutboxRow> Write(Plan plan, Recipient recipient, AlertRow alert, Question question, int number)
    {
        var definition = plan.TargetByKey.GetValueOrDefault(alert.Target)?.Definition;
        var (target, by) = (DigestWords.Label(definition?.Number, definition?.Name ?? alert.Target, null), LetterWords.Day(question.By));
        var letter = await templates.Letter(new FactsLetter
        {
            Frame = new LetterFrame(plan.Name, recipient.Addressee, madeUp.IsIt)
            {
                Topic = $"Yêu cầu giải trình, hạn {by}: {target}",
                Heading = "Yêu cầu giải trình",
                Page = pages.Alert(alert.Id),
                Button = "Mở trang giải trình",
                Invitation = "Giải trình tại",
                Footer = "Quá hạn mà chưa có giải trình, việc này được báo cáo lên cấp trên. "
                    + "Thư gửi tự động từ hệ thống theo dõi chương trình hành động.",
            },
            Facts =
            [
                ("Chỉ tiêu", target),
                ("Kết quả hiện nay", DigestWords.Marked(alert.Status)),
                ("Người yêu cầu", question.AskedBy),
                ("Hạn giải trình", $"hết ngày {by}"),
            ],
            Quote = question.Text,
        });
        return outgoing.Post(plan, OutboxKind.Explanation, recipient, letter, [alert.Area],
            FormattableString.Invariant($"question|{plan.Id}|{alert.Id}|{number}"));
    }
}
