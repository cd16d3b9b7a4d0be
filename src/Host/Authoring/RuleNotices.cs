using System.Text.RegularExpressions;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Differences;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Authoring;

/// <summary>Tells the units whose targets and figures a published draft changes what is different, in words that need no rule file.</summary>
internal sealed partial class RuleNotices(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp)
{
    private const int MostTold = 30;

    public async Task<IReadOnlyList<OutboxRow>> Write(Plan before, Plan after, Period from, RuleDraftRow row)
    {
        var letters = new List<OutboxRow>();
        var told = PlanDifferences.Between(before, after, Cultures.Vietnamese)
            .SelectMany(one => Units(before, one).Concat(Units(after, one)).Distinct(StringComparer.Ordinal), (one, unit) => (Unit: unit, Said: Say(one)));
        foreach (var unit in told.Where(one => after.Units.ContainsKey(one.Unit)).GroupBy(one => one.Unit, one => one.Said, StringComparer.Ordinal))
        {
            foreach (var readers in after.Areas.Roots.GroupBy(root => after.RecipientFor(unit.Key, root).Key))
            {
                var recipient = after.RecipientFor(unit.Key, readers.First());
                letters.Add(outgoing.Post(
                    after, OutboxKind.Rules, recipient, await Letter(after, recipient, from, row, [.. unit]), readers.Select(root => root.Id),
                    FormattableString.Invariant($"rules|{after.Id}|{row.Id}|{recipient.Key.Unit}|{recipient.Key.Area}")));
            }
        }

        return letters;
    }

    private async Task<Letter> Letter(Plan plan, Recipient recipient, Period from, RuleDraftRow row, IReadOnlyList<string> said) =>
        await templates.Letter(new FactsLetter
    {
        Frame = new LetterFrame
        {
            PlanName = plan.Name,
            Addressee = recipient.Addressee,
            IsSample = madeUp.IsIt,
            Topic = $"Thay đổi cách đánh giá chỉ tiêu: {RuleNames.Of(plan, row.Module, Cultures.Vietnamese)}",
            Heading = "Thay đổi cách đánh giá chỉ tiêu",
            Page = pages.Page("targets"),
            Button = "Xem các chỉ tiêu",
            Invitation = "Xem các chỉ tiêu tại",
            Footer = "Thư gửi tự động từ hệ thống theo dõi chương trình hành động khi quy tắc đánh giá được công bố.",
        },
        Facts =
        [
            ("Lĩnh vực", RuleNames.Of(plan, row.Module, Cultures.Vietnamese)),
            ("Tính từ", LetterWords.Quarter(from)),
            ("Lý do", row.Reason ?? "không nêu"),
            ("Văn bản", row.Document ?? "không nêu"),
            ("Người đề nghị", row.Owner),
        ],
        Quote = string.Join('\n', said.Take(MostTold).Select(one => "– " + one))
            + (said.Count > MostTold ? $"\nVà {said.Count - MostTold} thay đổi khác." : ""),
    });

    /// <summary>Those that answer for a target, or enter a figure.</summary>
    private static IEnumerable<string> Units(Plan plan, Difference one) => one.Thing switch
    {
        Thing.Target when plan.TargetByKey.TryGetValue(one.Id, out var target) => target.Definition.With.Prepend(target.Definition.Responsible),
        Thing.Figure when plan.FigureById.TryGetValue(one.Id, out var figure) && figure.ReportedBy is { } unit => [unit],
        _ => [],
    };

    private static string Say(Difference one)
    {
        var formulas = one.Fields.Where(IsFormula).Select(field => $"{field.Label} đã thay đổi").ToList();
        var plain = (one with { Fields = [.. one.Fields.Where(field => !IsFormula(field))] }).Sentence(Cultures.Vietnamese);
        return formulas.Count == 0 ? plain : $"{plain.TrimEnd(' ', ':')}{(one.Fields.Count == formulas.Count ? ": " : "; ")}{string.Join("; ", formulas)}";
    }

    /// <summary>What is written for the program, with ids that say nothing to a unit.</summary>
    private static bool IsFormula(ChangedField field) => View().IsMatch($"{field.Before} {field.After}");

    [GeneratedRegex(@"\b[a-z]\w*\.[A-Z][A-Za-z]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex View();
}
