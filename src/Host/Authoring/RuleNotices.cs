using ActionPlan.Host.Mail;
using ActionPlan.Rules.Differences;

namespace ActionPlan.Host.Authoring;

/// <summary>
/// Tells the units whose targets and figures a publication changes what is different, in words that need no rule file. The publication
/// stores what each is told; the letters are composed later: a country has thousands.
/// </summary>
internal sealed class RuleNotices(OutgoingMail outgoing, Deployment deployment) : IToldOfRules
{
    private const int MostTold = 30;

    public void Tell(AppDb db, Plan before, Plan after, PlanChangeRow publication) =>
        db.AddRange(Write(before, after, publication.From ?? after.From, RulesFrom.Publication(before, after, publication)));

    /// <param name="before">The version that judges without it; null where the plan is new and follows none.</param>
    /// <param name="after">The published version.</param>
    /// <param name="from">The first quarter that it judges, or would have.</param>
    /// <param name="of">Whose publication it is.</param>
    /// <param name="withdrawn">Who withdrew it and why; null where it is published.</param>
    public IReadOnlyList<OutboxRow> Write(Plan? before, Plan after, Period from, RulesFrom of, (string By, string Reason)? withdrawn = null)
    {
        var letters = new List<OutboxRow>();
        var isNew = before?.Id != after.Id;
        var said = before is null ? [] : PlanDifferences.Between(before, after, Cultures.Vietnamese);
        // A new plan concerns whoever it names, also where all of his stays as it was.
        var told = (isNew ? Named(after).Select(unit => (Unit: unit, Said: (string?)null)) : [])
            .Concat(said.SelectMany(one => new[] { before, after }.OfType<Plan>().SelectMany(plan => Units(plan, one)).Distinct(StringComparer.Ordinal),
                (one, unit) => (Unit: unit, Said: (string?)one.Sentence(Cultures.Vietnamese))));
        foreach (var unit in told.Where(one => after.Units.ContainsKey(one.Unit)).GroupBy(one => one.Unit, one => one.Said, StringComparer.Ordinal))
        {
            var facts = Facts(after, from, of, [.. unit.OfType<string>()]) with
            {
                WithdrawnBy = withdrawn?.By, WithdrawnWhy = withdrawn?.Reason, IsNew = isNew, Follows = isNew ? before?.Name : null, To = after.To.ToString(),
            };
            var subject = LetterFrame.SubjectOf(deployment.IsSample || after.File.Example, RuleLetters.Topic(facts));
            letters.AddRange(after.Areas.Roots.GroupBy(root => after.RecipientFor(unit.Key, root).Key)
                .Select(readers => (Readers: readers, To: after.RecipientFor(unit.Key, readers.First())))
                .Select(one => outgoing.Later(after, OutboxKind.Rules, one.To, subject, facts.Write(), one.Readers.Select(root => root.Id),
                    FormattableString.Invariant($"rules|{after.Id}|{of.Key}|{one.To.Key.Unit}|{one.To.Key.Area}{(withdrawn is null ? "" : "|withdrawn")}"))));
        }

        return letters;
    }

    private static IEnumerable<string> Named(Plan plan) =>
        plan.Targets.SelectMany(Units).Concat(plan.Figures.Select(figure => figure.ReportedBy).OfType<string>());

    private static RuleFacts Facts(Plan plan, Period from, RulesFrom of, List<string> said) => new(
        plan.Name, of.Module, from.ToString(), of.Reason, of.Document, of.By,
        [.. said.Take(MostTold)], Math.Max(0, said.Count - MostTold)) { IsProposed = of.IsProposed };

    /// <summary>Those that answer for a target, or enter a figure.</summary>
    private static IEnumerable<string> Units(Plan plan, Difference one) => one.Thing switch
    {
        Thing.Target when plan.TargetByKey.TryGetValue(one.Id, out var target) => Units(target),
        Thing.Figure when plan.FigureById.TryGetValue(one.Id, out var figure) && figure.ReportedBy is { } unit => [unit],
        _ => [],
    };

    private static IEnumerable<string> Units(Target target) => target.Definition.With.Prepend(target.Definition.Responsible);
}
