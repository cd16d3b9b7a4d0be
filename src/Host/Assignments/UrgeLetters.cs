using System.Globalization;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Words;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Assignments;

/// <summary>Writes to a lead unit that its assignment is urged.</summary>
internal sealed class UrgeLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, Deployment deployment)
{
    /// <param name="plan">The plan.</param>
    /// <param name="recipient">Who reads the lead unit's mail.</param>
    /// <param name="standing">The assignment.</param>
    /// <param name="text">What is said.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="number">How often it has been urged, this time included.</param>
    public async Task<OutboxRow> Write(Plan plan, Recipient recipient, AssignmentStanding standing, string text, string by, int number)
    {
        var content = new UrgeLetter
        {
            PlanName = plan.Name,
            UnitName = recipient.UnitName,
            AreaName = recipient.ContactArea?.Name,
            Assignment = standing.Definition.Name,
            Section = standing.Definition.Section,
            State = AssignmentWords.Of(standing),
            Due = standing.Due,
            Text = text,
            UrgedBy = by,
            IsSample = deployment.IsSample,
            Page = pages.Assignment(standing.Definition.Id),
        };
        var letter = new Letter(content.Subject, await templates.Html<UrgeMail, UrgeLetter>(content), Text(content), []);
        return outgoing.Post(OutboxKind.Urge, recipient, letter, plan.Areas.Roots.Select(root => root.Id), string.Create(CultureInfo.InvariantCulture, $"urge|{plan.Id}|{standing.Definition.Id}|{number}"));
    }

    private static string Text(UrgeLetter letter)
    {
        var sample = letter.IsSample ? $"*** {LetterWords.Sample.ToUpper(LetterWords.Vietnamese)} ***\n\n" : "";
        return $"""
            {sample}{letter.PlanName}
            Đôn đốc thực hiện nhiệm vụ
            Kính gửi: {LetterWords.Addressee(letter.UnitName, letter.AreaName)}

            {string.Join('\n', letter.Facts.Select(fact => $"{fact.Label}: {fact.Value}"))}

            Nội dung:
            {letter.Text}

            Cập nhật tại: {letter.Page}
            {UrgeMail.Footer}
            """.ReplaceLineEndings();
    }
}
