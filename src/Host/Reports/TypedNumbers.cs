using System.Text.RegularExpressions;

namespace ActionPlan.Host.Reports;

/// <summary>
/// Digits in a text that come from no reference: whoever typed them answers for them, so they are pointed out. Names that hold digits – of
/// targets, works, areas, documents, times – are known.
/// </summary>
internal sealed partial class TypedNumbers
{
    private readonly IReadOnlyList<string> names;

    public TypedNumbers(ReportFacts facts)
    {
        var file = facts.Plan.File;
        string?[] known =
        [
            Drafting.OpeningProse.Programme(facts), facts.Plan.Name, file.Number, file.IssuedBy, facts.Span, facts.Next,
            .. facts.YearEnds.Select(quarter => FormattableString.Invariant($"năm {quarter.Year}")),
            .. facts.Snapshot.Corrigendum?.Numbers.Select(one => one.Name) ?? [],
            .. facts.Plan.Targets.SelectMany(
                target => new[] { Drafting.Phrases.Named(target)["Chỉ tiêu ".Length..], target.Definition.Name, target.Definition.MeasuredIn }),
            .. facts.Plan.Modules.Select(module => module.Name),
            .. facts.Plan.Units.Values.Select(unit => unit.Name),
            .. facts.Area.WithDescendants().Select(area => area.Name),
            .. file.Programmes.Select(programme => programme.Name), .. file.Works.Select(work => work.Name),
            .. file.Assignments.Select(assignment => assignment.Name),
        ];
        names = [.. known.OfType<string>().Where(name => name.Any(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length)];
    }

    /// <summary>In their order, as typed.</summary>
    public IReadOnlyList<string> In(string text)
    {
        var rest = ReportNumbers.Outside(text);
        foreach (var name in names)
        {
            rest = rest.Replace(name, " ", ignoreCase: true, CultureInfo.InvariantCulture);
        }

        rest = TargetNumber().Replace(rest, " ");
        return [.. Number().Matches(rest).Select(found => found.Value)];
    }

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"[Cc]hỉ tiêu \d+[a-zđ]?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TargetNumber();
}
