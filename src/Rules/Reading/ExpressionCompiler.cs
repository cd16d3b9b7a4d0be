using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Compiles the expressions of a file and complains of them where they stand.</summary>
internal sealed class ExpressionCompiler(IReadOnlyDictionary<string, Figure> figures, IReadOnlySet<string> brokenFigures)
{
    public Formula? Formula(Bound<RuleFile> file, TargetDefinition target, string property, string? member, string text)
    {
        var (formula, problem) = Expressions.Formula.Compile(text, new Vocabulary(figures, [], isCondition: false));
        Complain(file, target, property, member, problem);
        return formula;
    }

    public Condition? Condition(Bound<RuleFile> file, RuleDefinition rule, IReadOnlyList<string> numbers, IReadOnlyList<Input> known)
    {
        if (rule.ErrorMessage?.Contains("$(", StringComparison.Ordinal) == true)
        {
            file.Complain(rule, "ErrorMessage", "errorMessagePlaceholder");
        }

        var (condition, problem) = Expressions.Condition.Compile(rule, new Vocabulary(figures, numbers, isCondition: true), known);
        Complain(file, rule, "Expression", null, problem);
        return condition;
    }

    /// <summary>A condition of our own over value, threshold and path.</summary>
    public Condition Generated(string name, string text, IReadOnlyList<Input> known) =>
        Expressions.Condition.Compile(new RuleDefinition { RuleName = name, Expression = text }, new Vocabulary(figures, Vocabulary.ConditionNumbers, isCondition: true), known).Condition!;

    private void Complain(Bound<RuleFile> file, object part, string property, string? member, ExpressionProblem? problem)
    {
        if (problem is not null && !(problem.Key.StartsWith("expressionUnknownName", StringComparison.Ordinal) && brokenFigures.Contains((string)problem.Values[0]!)))
        {
            file.ComplainInText(part, property, member, problem.Position, problem.Key, problem.Values);
        }
    }
}
