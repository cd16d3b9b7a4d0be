using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Expressions;

/// <summary>A condition that passed the sandbox: what RulesEngine will run, and which views it reads.</summary>
internal sealed class Condition
{
    private readonly Func<decimal[], bool> dividesByZero;

    private Condition(string name, string portable, string translated, IReadOnlyList<Input> inputs, IReadOnlyList<string> numbers, Func<decimal[], bool> dividesByZero)
    {
        Name = name;
        Portable = portable;
        Translated = translated;
        Inputs = inputs;
        Arguments = [.. Enumerable.Range(0, inputs.Count).Select(Translation.ParameterOf), .. numbers];
        this.dividesByZero = dividesByZero;
    }

    /// <summary>The rule's name.</summary>
    public string Name { get; }

    /// <summary>As plain RulesEngine reads it: numbers are decimal literals.</summary>
    public string Portable { get; }

    /// <summary>With the views as bare parameters and the numbers as decimals.</summary>
    public string Translated { get; }

    /// <summary>The views among its arguments, which come first.</summary>
    public IReadOnlyList<Input> Inputs { get; }

    /// <summary>The names of all its arguments, in order.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Compiles a rule, or says what is wrong with it.</summary>
    /// <param name="rule">The rule as written.</param>
    /// <param name="vocabulary">The names it may use.</param>
    /// <param name="known">Views that come first among its arguments, whether it uses them or not.</param>
    public static (Condition? Condition, ExpressionProblem? Problem) Compile(RuleDefinition rule, Vocabulary vocabulary, IReadOnlyList<Input> known)
    {
        var (parsed, problem) = ParsedExpression.Of(rule.Expression, vocabulary, known);
        return parsed is null
            ? (null, problem)
            : (new Condition(rule.RuleName, parsed.Portable, parsed.Translated, parsed.Inputs, vocabulary.Numbers, parsed.ZeroTest()), null);
    }

    public bool DividesByZero(decimal[] arguments) => dividesByZero(arguments);
}
