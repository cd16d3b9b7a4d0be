using System.Text.RegularExpressions;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Differences;

namespace ActionPlan.Host.Authoring;

/// <summary>
/// Tells the units whose targets and figures a published draft changes what is different, in words that need no rule file. The publication
/// stores what each is told; the letters are composed later: a country has thousands.
/// </summary>
internal sealed partial class RuleNotices(OutgoingMail outgoing, MadeUp madeUp)
{
    private const int MostTold = 30;

    /// <param name="before">The version that judges without it.</param>
    /// <param name="after">The published version.</param>
    /// <param name="from">The first quarter that it judges, or would have.</param>
    /// <param name="row">The draft that became it.</param>
    /// <param name="withdrawn">Who withdrew it and why; null where it is published.</param>
    public IReadOnlyList<OutboxRow> Write(Plan before, Plan after, Period from, RuleDraftRow row, (string By, string Reason)? withdrawn = null)
    {
        var letters = new List<OutboxRow>();
        var told = PlanDifferences.Between(before, after, Cultures.Vietnamese)
            .SelectMany(one => Units(before, one).Concat(Units(after, one)).Distinct(StringComparer.Ordinal), (one, unit) => (Unit: unit, Said: Say(one)));
        foreach (var unit in told.Where(one => after.Units.ContainsKey(one.Unit)).GroupBy(one => one.Unit, one => one.Said, StringComparer.Ordinal))
        {
            var facts = Facts(after, from, row, [.. unit]) with
            {
                WithdrawnBy = withdrawn?.By, WithdrawnWhy = withdrawn?.Reason, Follows = before.Id == after.Id ? null : before.Name, To = after.To.ToString(),
            };
            var subject = LetterFrame.SubjectOf(madeUp.IsIt, RuleLetters.Topic(facts));
            letters.AddRange(after.Areas.Roots.GroupBy(root => after.RecipientFor(unit.Key, root).Key)
                .Select(readers => (Readers: readers, To: after.RecipientFor(unit.Key, readers.First())))
                .Select(one => outgoing.Later(after, OutboxKind.Rules, one.To, subject, facts.Write(), one.Readers.Select(root => root.Id),
                    FormattableString.Invariant($"rules|{after.Id}|{row.Id}|{one.To.Key.Unit}|{one.To.Key.Area}{(withdrawn is null ? "" : "|withdrawn")}"))));
        }

        return letters;
    }

    private static RuleFacts Facts(Plan plan, Period from, RuleDraftRow row, List<string> said) => new(
        plan.Name, RuleNames.Of(plan, row.Module, Cultures.Vietnamese), from.ToString(), row.Reason, row.Document, row.Owner,
        [.. said.Take(MostTold)], Math.Max(0, said.Count - MostTold));

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
