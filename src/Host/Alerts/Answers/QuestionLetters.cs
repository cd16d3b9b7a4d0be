using ActionPlan.Host.Mail;
using ActionPlan.Host.Words;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts.Answers;

/// <summary>Writes to a unit that it is asked for an explanation.</summary>
internal sealed class QuestionLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, Deployment deployment)
{
    /// <param name="plan">The plan.</param>
    /// <param name="recipient">Who reads the unit's mail there.</param>
    /// <param name="alert">What is asked about.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="number">How many questions there have been on the alert, this one included.</param>
    public async Task<OutboxRow> Write(Plan plan, Recipient recipient, AlertRow alert, Question question, int number)
    {
        var definition = plan.TargetByKey.GetValueOrDefault(alert.Target)?.Definition;
        var content = new QuestionLetter
        {
            PlanName = plan.Name,
            UnitName = recipient.UnitName,
            AreaName = recipient.ContactArea?.Name,
            Target = DigestWords.Label(definition?.Number, definition?.Name ?? alert.Target, null),
            Status = DigestWords.Marked(alert.Status),
            Text = question.Text,
            By = question.By,
            AskedBy = question.AskedBy,
            IsSample = deployment.IsSample,
            Page = pages.Alert(alert.Id),
        };
        var letter = new Letter(content.Subject, await templates.Html<QuestionMail, QuestionLetter>(content), Text(content), []);
        return outgoing.Post(
            OutboxKind.Explanation, recipient, letter, [alert.Area], string.Create(System.Globalization.CultureInfo.InvariantCulture, $"question|{plan.Id}|{alert.Id}|{number}"));
    }

    private static string Text(QuestionLetter letter)
    {
        var sample = letter.IsSample ? $"*** {LetterWords.Sample.ToUpper(LetterWords.Vietnamese)} ***\n\n" : "";
        return $"""
            {sample}{letter.PlanName}
            Yêu cầu giải trình
            Kính gửi: {LetterWords.Addressee(letter.UnitName, letter.AreaName)}

            Chỉ tiêu: {letter.Target}
            Kết quả hiện nay: {letter.Status}
            Người yêu cầu: {letter.AskedBy}
            Hạn giải trình: hết ngày {LetterWords.Day(letter.By)}

            Nội dung:
            {letter.Text}

            Giải trình tại: {letter.Page}
            {QuestionMail.Footer}
            """.ReplaceLineEndings();
    }
}
