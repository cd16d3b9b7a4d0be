using ActionPlan.Rules.Judging;
using RulesEngine.HelperFunctions;
using RulesEngine.Models;

namespace ActionPlan.Rules.Expressions;

/// <summary>All conditions of a plan version as RulesEngine workflows with typed decimal inputs, compiled once.</summary>
internal sealed class ConditionSet
{
    private readonly RulesEngine.RulesEngine engine;

    /// <summary>Compiles the workflows. RulesEngine must meet each first on one thread, with the types it will keep.</summary>
    /// <param name="workflows">By name; the conditions of one workflow share their inputs.</param>
    public ConditionSet(IReadOnlyDictionary<string, IReadOnlyList<Condition>> workflows)
    {
        engine = new RulesEngine.RulesEngine([.. workflows.Select(pair => ToWorkflow(pair.Key, pair.Value))], new ReSettings
        {
            AutoRegisterInputType = false,
            EnableScopedParams = false,
            EnableFormattedErrorMessage = false,
            IgnoreException = false,
            EnableExceptionAsErrorMessage = true,
            CacheConfig = new MemCacheConfig { SizeLimit = Math.Max(1_000, workflows.Count * 4) },
        });
        foreach (var (name, conditions) in workflows)
        {
            engine.ExecuteAllRulesAsync(name, Parameters(conditions[0].Arguments, [.. conditions[0].Arguments.Select(_ => 1m)])).AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Runs a workflow's conditions, in their order.</summary>
    /// <exception cref="RuleFailedException">A condition failed while running, which says nothing about the target.</exception>
    public IReadOnlyList<bool> Run(string workflow, IReadOnlyList<string> names, decimal[] arguments)
    {
        // Without actions everything runs before the task is handed out.
        var results = engine.ExecuteAllRulesAsync(workflow, Parameters(names, arguments)).AsTask().GetAwaiter().GetResult();
        var answers = new bool[results.Count];
        for (var index = 0; index < answers.Length; index++)
        {
            if (!string.IsNullOrEmpty(results[index].ExceptionMessage))
            {
                throw new RuleFailedException($"{workflow}: {results[index].ExceptionMessage}");
            }

            answers[index] = results[index].IsSuccess;
        }

        return answers;
    }

    private static RuleParameter[] Parameters(IReadOnlyList<string> names, decimal[] arguments)
    {
        var parameters = new RuleParameter[arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            parameters[index] = new RuleParameter(names[index], arguments[index]);
        }

        return parameters;
    }

    private static Workflow ToWorkflow(string name, IReadOnlyList<Condition> conditions) => new()
    {
        WorkflowName = name,
        Rules = [.. conditions.Select(condition => new Rule { RuleName = condition.Name, Expression = condition.Translated })],
    };
}
