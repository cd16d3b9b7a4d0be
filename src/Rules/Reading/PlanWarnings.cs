using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Looks in a plan that can be used for what most likely was not meant.</summary>
internal sealed class PlanWarnings(Plan plan, IReadOnlyList<Bound<RuleFile>> files)
{
    private const int MostNamed = 10;

    public void Find()
    {
        WarnOfNumbersTwice();
        WarnOfUnusedFigures();
        WarnOfCutYears();
        WarnOfUnknownNumbers();
        foreach (var file in files)
        {
            foreach (var figure in file.Value.Figures)
            {
                AreaWarnings.Of(plan, file, figure);
            }

            foreach (var check in file.Value.Checks)
            {
                WarnOfThousands(file, check, "Expression", null, check.Expression);
            }

            foreach (var definition in file.Value.Targets)
            {
                WarnOfTarget(file, definition);
            }
        }
    }

    private void WarnOfTarget(Bound<RuleFile> file, TargetDefinition definition)
    {
        var target = plan.TargetByKey[$"{file.Value.Module}.{definition.Id}"];
        AreaWarnings.Of(plan, file, definition);
        AreaWarnings.OfFigures(file, target);
        JudgingWarnings.Of(plan, file, target);
        ThresholdWarnings.Of(file, target);
        OwnRuleWarnings.Of(file, target.Definition);
        RatioWarnings.Of(file, target);
        WarnOfThousands(file, definition, "value", null, definition.Value ?? string.Empty);
        foreach (var (name, text) in definition.WorstOf ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            WarnOfThousands(file, definition, "worstOf", name, text);
        }

        if (definition.Threshold is { Of: { } of } threshold)
        {
            foreach (var (end, index) in (of.Ends ?? [of]).Select((end, index) => (end, index)).Where(pair => pair.end.Expression is not null))
            {
                WarnOfThousands(end.Expression!,
                    (position, values) => file.WarnInEnd(threshold, "of", of.Ends is null ? null : index, position, "thousand", values));
            }
        }

        foreach (var rule in definition.Rules)
        {
            WarnOfThousands(file, rule, "Expression", null, rule.Expression);
        }
    }

    private static void WarnOfThousands(Bound<RuleFile> file, object part, string property, string? member, string text) =>
        WarnOfThousands(text, (position, values) => file.WarnInText(part, property, member, position, "thousand", values));

    private static void WarnOfThousands(string text, Action<int, object?[]> warn)
    {
        foreach (var token in Tokenizer.Read(text).Tokens.Where(token => token.Kind == TokenKind.Number))
        {
            if (Thousand.Of(token.Text) is { } thousand)
            {
                warn(token.Position, [token.Text, thousand.AsWritten, thousand.AsMeant]);
            }
        }
    }

    private void WarnOfNumbersTwice()
    {
        var first = new Dictionary<string, (string File, TargetDefinition Target)>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (var target in file.Value.Targets.Where(target => !string.IsNullOrWhiteSpace(target.Number)))
            {
                if (!first.TryAdd(target.Number!.Trim(), (file.FileName, target)))
                {
                    var (where, other) = first[target.Number.Trim()];
                    file.Warn(target, "number", "numberTwice", target.Number, target.Name, other.Name, Path.GetFileName(where));
                }
            }
        }
    }

    // Once for a file: whoever has said it of none has not been asked yet.
    private void WarnOfUnknownNumbers()
    {
        foreach (var file in files)
        {
            var unsaid = file.Value.Figures.Where(figure => figure.Whole is null && !figure.Counted && !Measures.AreFractions(figure.MeasuredIn)).ToList();
            if (unsaid.Count > 0)
            {
                var named = string.Join(", ", unsaid.Take(MostNamed).Select(figure => figure.Id)) + (unsaid.Count > MostNamed ? ", …" : "");
                file.Warn(unsaid[0], "id", "wholeUnsaid", named);
            }
        }
    }

    private void WarnOfUnusedFigures()
    {
        var used = plan.Targets.SelectMany(target => target.FigureIds)
            .Concat(plan.Modules.SelectMany(module => module.Checks).SelectMany(check => check.Condition.Inputs.Select(input => input.Figure.Id)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var figure in file.Value.Figures.Where(figure => !used.Contains(figure.Id)))
            {
                file.Warn(figure, "id", "figureUnused", figure.Id, figure.Name);
            }
        }
    }

    /// <summary>Of a flow that is due by the year, what came before the term in its first year cannot be told from what came after.</summary>
    private void WarnOfCutYears()
    {
        foreach (var (file, target) in files.SelectMany(file => file.Value.Targets.Select(target => (file, target))))
        {
            var judged = plan.TargetByKey[$"{file.Value.Module}.{target.Id}"];
            var cut = judged.From.Quarter == 1 ? [] : judged.Formulas.Inputs
                .Where(input => input.View == View.TermToDate && input.Figure.Every == Frequency.Year).Select(input => input.Figure).Distinct();
            foreach (var figure in cut)
            {
                file.Warn(target, target.Value is null ? "worstOf" : "value", "wholeCutYear", figure.Id, figure.Name, judged.From.WholeYear, judged.From);
            }
        }
    }
}
