using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Rules.Expressions;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Workbench;

/// <summary>What became of a text that was kept while it is written.</summary>
/// <param name="Seen">By which the next save knows it; null where it was not kept.</param>
/// <param name="Message">What is said of it.</param>
internal sealed record KeptDraft(string? Seen, string Message);

/// <summary>A formula in words, and what it gives.</summary>
internal sealed record ToldValue(string Said, string Where, IReadOnlyList<string> Lines);

/// <summary>Says what a formula means and gives, as its form shows it below the field.</summary>
internal sealed class ValueWords(IStringLocalizer<WorkbenchTexts> words)
{
    public ToldValue Of(string formula, FormulaTried tried, IReadOnlyList<FormulaFigure> figures)
    {
        var culture = CultureInfo.CurrentUICulture;
        var said = formula.Trim().Length == 0 ? words["FormulaEmpty"].Value
            : words["FormulaSaid", ExpressionWords.Of(formula, id => figures.FirstOrDefault(figure => figure.Id == id)?.Name, culture)].Value;
        IReadOnlyList<string> problems = [.. tried.Problems.Select(problem => problem.Message(culture))];
        var why = problems.Count > 0 ? "ValueRefused" : tried.Elsewhere > 0 ? "ValueElsewhere" : "ValueNoQuarter";
        return tried.Verdicts.Count == 0
            ? new ToldValue(said, words[why, tried.Elsewhere], problems)
            : new ToldValue(said, words["ValueWhere", tried.Area], [.. tried.Verdicts.Select(one => one.Verdict is { Value: null } none
                ? words["ValueMissing", Show.Heading(one.Quarter), StatusLook.Of(none.Status).Label(culture)].Value
                : one.Verdict is { } verdict
                ? words["ValueLine", Show.Heading(one.Quarter),
                    Show.Amount(verdict.Value, verdict.Target.Definition.MeasuredIn, verdict.Threshold, verdict.Path),
                    StatusLook.Of(verdict.Status).Label(culture)].Value
                : words["ValueNone", Show.Heading(one.Quarter)].Value)]);
    }
}
