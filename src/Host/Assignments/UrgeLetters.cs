using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Assignments;

/// <summary>Writes to a lead unit that its assignment is urged.</summary>
internal sealed class UrgeLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp)
{
    /// <param name="recipient">Who reads the lead unit's mail.</param>
    /// <param name="standing">The assignment.</param>
    /// <param name="text">What is said.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="number">How often it has been urged, this time included.</param>
    public async Task<OutboxRow> Write(Plan plan, Recipient recipient, AssignmentStanding standing, string text, string by, int number)
    {
        var assignment = standing.Definition;
        var letter = await templates.Letter(new FactsLetter
        {
            Frame = new LetterFrame(plan.Name, recipient.Addressee, madeUp.IsIt)
            {
                Topic = $"Đôn đốc thực hiện nhiệm vụ: {assignment.Name}",
                Heading = "Đôn đốc thực hiện nhiệm vụ",
                Page = pages.Assignment(assignment.Id),
                Button = "Cập nhật nhiệm vụ",
                Invitation = "Cập nhật tại",
                Footer = "Đề nghị đơn vị cập nhật tình trạng thực hiện. Thư gửi tự động từ hệ thống theo dõi chương trình hành động.",
            },
            Facts =
            [
                ("Nhiệm vụ", assignment.Section is null ? assignment.Name : $"{assignment.Name} (mục {assignment.Section})"),
                ("Tình trạng", AssignmentWords.Of(standing)),
                ("Hạn", standing.Due is { } due ? LetterWords.Day(due) : "chưa có"),
                ("Người đôn đốc", by),
            ],
            Quote = text,
        });
        var areas = plan.Areas.Roots.Select(root => root.Id);
        return outgoing.Post(plan, OutboxKind.Urge, recipient, letter, areas, FormattableString.Invariant($"urge|{plan.Id}|{assignment.Id}|{number}"));
    }
}
