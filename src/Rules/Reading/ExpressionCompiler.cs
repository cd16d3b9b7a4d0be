using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Compiles the expressions of a file and complains of them where they stand.</summary>
/// <param name="figures">The plan's figures by id.</param>
/// <param name="brokenFigures">Ids whose declarations are wrong: their uses are not complained of as well; null if some ids are not even known.</param>
/// <param name="targets">The targets' expressions (see <see cref="Vocabulary.Targets"/>).</param>
internal sealed class ExpressionCompiler(
    IReadOnlyDictionary<string, Figure> figures, IReadOnlySet<string>? brokenFigures, IReadOnlyDictionary<string, string> targets)
{
    public Formula? Formula(Bound<RuleFile> file, TargetDefinition target, string property, string? member, string text)
    {
        var (formula, problem) = Expressions.Formula.Compile(text, new Vocabulary(figures, [], isCondition: false) { Targets = targets });
        Complain(file, target, property, member, problem);
        return formula;
    }

    public Condition? Condition(Bound<RuleFile> file, RuleDefinition rule, IReadOnlyList<string> numbers, IReadOnlyList<Input> known)
    {
        if (rule.ErrorMessage?.Contains("$(", StringComparison.Ordinal) == true)
        {
            file.Complain(rule, "ErrorMessage", "errorMessagePlaceholder");
        }

        var (condition, problem) = Expressions.Condition.Compile(rule, new Vocabulary(figures, numbers, isCondition: true) { Targets = targets }, known);
        Complain(file, rule, "Expression", null, problem);
        return condition;
    }

    /// <summary>An expression of a threshold, or of one end of it.</summary>
    public Formula? Limit(Bound<RuleFile> file, object threshold, int? end, string text)
    {
        var (formula, problem) = Expressions.Formula.Compile(text, new Vocabulary(figures, [], isCondition: false) { Targets = targets });
        if (problem is not null && !OnlyFollows(problem))
        {
            file.ComplainInEnd(threshold, "of", end, problem.Position, problem.Key, problem.Values);
        }

        return formula;
    }

    /// <summary>A target's own rule under another name.</summary>
    public Condition Again(string name, RuleDefinition rule, IReadOnlyList<Input> known) =>
        Expressions.Condition.Compile(rule with { RuleName = name }, new Vocabulary(figures, Vocabulary.ConditionNumbers, isCondition: true), known).Condition!;

    /// <summary>A condition of our own over value, threshold and path, or the ends of a range, whatever figures are called.</summary>
    public static Condition Generated(string name, string text, IReadOnlyList<Input> known) => Expressions.Condition.Compile(
        new RuleDefinition { RuleName = name, Expression = text },
        new Vocabulary(new Dictionary<string, Figure>(StringComparer.Ordinal),
            text.Contains("_lower", StringComparison.Ordinal) ? Vocabulary.BandNumbers : Vocabulary.ConditionNumbers, isCondition: true) { IsOurs = true },
        known).Condition!;

    private void Complain(Bound<RuleFile> file, object part, string property, string? member, ExpressionProblem? problem)
    {
        if (problem is not null && !OnlyFollows(problem))
        {
            file.ComplainInText(part, property, member, problem.Position, problem.Key, problem.Values);
        }
    }

    private bool OnlyFollows(ExpressionProblem problem) => problem.Key.StartsWith("expressionUnknownName", StringComparison.Ordinal)
        && (brokenFigures is null || brokenFigures.Contains((string)problem.Values[0]!));
}
