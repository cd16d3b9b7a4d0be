using System.Globalization;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>
/// Ratios that are compared with percents and are not multiplied by 100 – 0.95 is far below 95, and always below a ceiling –, and percents
/// that are compared with a part of one: whatever is reported is above 0.95 %.
/// </summary>
internal static class RatioWarnings
{
    private const decimal Hundred = 100;
    private const decimal LikelyPercent = 10;

    public static void Of(Bound<RuleFile> file, Target target)
    {
        var definition = target.Definition;
        if (LeastOf(definition) is { } least && IsInPercent(target))
        {
            file.Warn(definition.Threshold!, definition.Threshold!.Milestones is null ? "of" : "milestones", "percentBelowOne", Text(least),
                Text(least * Hundred));
        }

        // How many areas satisfy a condition is compared with a number of areas, whatever their ratios are.
        if (target.IsTally)
        {
            return;
        }

        foreach (var (name, formula) in target.Formulas.Parts)
        {
            if (!formula.Shape.DividesByFigure || formula.Inputs.Any(input => IsPercent(input.Figure.Definition.MeasuredIn))
                || Largest(formula.Text) >= Hundred)
            {
                continue;
            }

            var highest = Highest(definition.Threshold);
            if (IsPercent(definition.MeasuredIn) || (highest >= LikelyPercent && HasOneMeasure(formula)))
            {
                file.WarnInText(definition, name is null ? "value" : "worstOf", name, 0, "ratioWithoutHundred",
                    highest?.ToString(CultureInfo.InvariantCulture) ?? "100");
            }
        }
    }

    /// <summary>The highest number that a floor, an equality or a range asks for, where it is a part of one; at a ceiling half a percent is meant.</summary>
    private static decimal? LeastOf(TargetDefinition definition) =>
        definition.Threshold is { } threshold && !threshold.Is.IsCeiling() && Highest(threshold) is > 0 and < 1 and var least ? least : null;

    private static bool IsInPercent(Target target) => target.Definition.Counts?.As == CountedAs.Share || target.Definition.OverAreas?.Take == Taking.Share
        || (!target.IsTally && target.Formulas.Parts.All(part => IsShare(part.Formula)));

    // A growth of half a percent is one.
    private static bool IsShare(Formula formula) =>
        formula.Shape is { DividesByFigure: true, Grows: false } && Largest(formula.Text) == Hundred && !formula.Text.Contains('-', StringComparison.Ordinal);

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool IsPercent(string measure) =>
        measure.Contains('%', StringComparison.Ordinal) || measure.Contains("phần trăm", StringComparison.OrdinalIgnoreCase);

    private static bool HasOneMeasure(Formula formula) =>
        formula.Inputs.Count > 1 && formula.Inputs.Select(input => input.Figure.Definition.MeasuredIn).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1;

    private static decimal? Largest(string text)
    {
        var tokens = Tokenizer.Read(text).Tokens;
        return tokens.Where((token, index) => token.Kind == TokenKind.Number && !(index > 1 && tokens[index - 2].Text == Functions.YearsSince))
            .Max(token => decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null);
    }

    private static decimal? Highest(ThresholdDefinition? threshold) => threshold is null ? null
        : new[] { threshold.Of.Constant }.Concat((threshold.Of.ByYear?.Values ?? []).Select(value => (decimal?)value))
            .Concat((threshold.Of.Ends ?? []).Select(end => end.Constant))
            .Concat((threshold.Milestones ?? []).Select(milestone => (decimal?)milestone.Of)).Max();
}
