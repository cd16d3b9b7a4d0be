using System.Globalization;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Ratios that are compared with percents and are not multiplied by 100: 0.95 is far below 95, and always below a ceiling.</summary>
internal static class RatioWarnings
{
    private const decimal Hundred = 100;
    private const decimal LikelyPercent = 10;

    public static void Of(Bound<RuleFile> file, Target target)
    {
        var definition = target.Definition;
        // How many areas satisfy a condition is compared with a number of areas, whatever their ratios are.
        if (target.IsTally)
        {
            return;
        }

        foreach (var (name, formula) in target.Formulas.Parts)
        {
            if (!formula.Shape.DividesByFigure || formula.Inputs.Any(input => IsPercent(input.Figure.Definition.MeasuredIn)) || Largest(formula.Text) >= Hundred)
            {
                continue;
            }

            var highest = Highest(definition.Threshold);
            if (IsPercent(definition.MeasuredIn) || (highest >= LikelyPercent && HasOneMeasure(formula)))
            {
                file.WarnInText(definition, name is null ? "value" : "worstOf", name, 0, "ratioWithoutHundred", highest?.ToString(CultureInfo.InvariantCulture) ?? "100");
            }
        }
    }

    private static bool IsPercent(string measure) => measure.Contains('%', StringComparison.Ordinal) || measure.Contains("phần trăm", StringComparison.OrdinalIgnoreCase);

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
            .Concat((threshold.Of.Ends ?? []).Select(end => end.Constant)).Concat((threshold.Milestones ?? []).Select(milestone => (decimal?)milestone.Of)).Max();
}
