using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Expressions;

/// <summary>A condition that passed the sandbox: what RulesEngine will run, and which views it reads.</summary>
internal sealed class Condition
{
    private readonly Func<decimal[], decimal, bool> dividesByZero;

    private Condition(string name, ParsedExpression parsed, IReadOnlyList<string> numbers)
    {
        Name = name;
        Portable = parsed.Portable;
        Translated = parsed.Translated;
        Inputs = parsed.Inputs;
        Arguments = [.. Enumerable.Range(0, Inputs.Count).Select(Translation.ParameterOf), .. numbers, Vocabulary.JudgedYear];
        dividesByZero = parsed.CompileZeroTest();
    }

    /// <summary>The rule's name.</summary>
    public string Name { get; }

    /// <summary>As plain RulesEngine reads it: views by their names, numbers as decimal literals.</summary>
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
        return parsed is null ? (null, problem) : (new Condition(rule.RuleName, parsed, vocabulary.Numbers), null);
    }

    /// <summary>Whether it divides by zero.</summary>
    /// <param name="arguments">The views and numbers, without the year.</param>
    /// <param name="year">The year of the quarter judged.</param>
    public bool DividesByZero(decimal[] arguments, int year) => dividesByZero(arguments, year);
}
