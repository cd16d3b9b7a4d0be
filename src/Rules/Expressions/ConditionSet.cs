using ActionPlan.Rules.Judging;
using RulesEngine.ExpressionBuilders;
using RulesEngine.Models;

namespace ActionPlan.Rules.Expressions;

/// <summary>
/// All conditions of a plan version, compiled once by RulesEngine's own parser and compiler with typed decimal inputs. Its result trees
/// are left out: they cost fifty times what the conditions do, and a condition that throws would come back as one that does not hold.
/// </summary>
internal sealed class ConditionSet
{
    private const int MostKept = 5_000;

    // RulesEngine looks through all types of the process for each condition; a new version of a plan has few that the one before had not.
    private static readonly Dictionary<(string Text, string Inputs), Func<object[], bool>> Kept = [];
    private static readonly Lock Turn = new();

    private readonly Dictionary<string, Func<object[], bool>[]> compiled;

    /// <summary>Compiles the workflows' conditions that were not compiled before, on one thread.</summary>
    /// <param name="workflows">By name; the conditions of one workflow share their inputs.</param>
    public ConditionSet(IReadOnlyDictionary<string, IReadOnlyList<Condition>> workflows)
    {
        var parser = new RuleExpressionParser(new ReSettings { CustomTypes = [typeof(Powers)] });
        lock (Turn)
        {
            compiled = workflows.ToDictionary(
                pair => pair.Key,
                pair => pair.Value.Select(condition => Compile(parser, condition.Translated, pair.Value[0].Arguments)).ToArray(),
                StringComparer.Ordinal);
        }
    }

    /// <summary>Runs a workflow's conditions, in their order.</summary>
    /// <param name="workflow">Its name.</param>
    /// <param name="arguments">The views and numbers, without the year.</param>
    /// <param name="year">The year of the quarter judged.</param>
    /// <exception cref="RuleFailedException">A condition failed while running, which says nothing about the target.</exception>
    public IReadOnlyList<bool> Run(string workflow, decimal[] arguments, int year)
    {
        object[] inputs = [.. arguments, (decimal)year];
        try
        {
            return Array.ConvertAll(compiled[workflow], condition => condition(inputs));
        }
        catch (Exception exception) when (exception is ArithmeticException or InvalidCastException or InvalidOperationException)
        {
            throw new RuleFailedException(RuleFailedException.Why(exception));
        }
    }

    private static Func<object[], bool> Compile(RuleExpressionParser parser, string text, IReadOnlyList<string> inputs)
    {
        var key = (text, string.Join(' ', inputs));
        if (!Kept.TryGetValue(key, out var condition))
        {
            condition = parser.Compile<bool>(text, Parameters(inputs));
            if (Kept.Count >= MostKept)
            {
                Kept.Clear();
            }

            Kept.Add(key, condition);
        }

        return condition;
    }

    private static RuleParameter[] Parameters(IReadOnlyList<string> names) => [.. names.Select(name => new RuleParameter(name, 1m))];
}
