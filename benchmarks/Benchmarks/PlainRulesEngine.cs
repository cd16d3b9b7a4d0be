using System.Dynamic;
using System.Text.Json;
using ActionPlan.Rules.Plans;
using RulesEngine.Models;

namespace ActionPlan.Benchmarks;

/// <summary>RulesEngine as its own examples use it: one workflow a target, one ExpandoObject a figure, default settings.</summary>
internal sealed class PlainRulesEngine
{
    private readonly RulesEngine.RulesEngine engine;

    public PlainRulesEngine(Plan plan)
    {
        var workflows = JsonSerializer.Deserialize<Workflow[]>(WorkflowExport.ToJson(plan))!;
        foreach (var workflow in workflows.Where(workflow => workflow.GlobalParams.Count() == 1))
        {
            // Written out in the rules, it runs faster than as a parameter of the workflow: the naive way at its best.
            var value = workflow.GlobalParams!.Single().Expression;
            workflow.GlobalParams = [];
            foreach (var rule in workflow.Rules)
            {
                rule.Expression = rule.Expression.Replace("value", $"({value})", StringComparison.Ordinal);
            }
        }

        engine = new RulesEngine.RulesEngine(workflows);
    }

    public (bool Met, bool OnTrack) Judge(Question question)
    {
        if (question.Comparison is null)
        {
            return (false, false);
        }

        var results = engine.ExecuteAllRulesAsync(question.Verdict.Target.Key, Inputs(question)).AsTask().GetAwaiter().GetResult();
        var failed = results.Find(result => !string.IsNullOrEmpty(result.ExceptionMessage));
        return failed is null
            ? (results[0].IsSuccess, results[1].IsSuccess)
            : throw new InvalidOperationException($"{question.Verdict.Target.Key}: {failed.ExceptionMessage}");
    }

    private static RuleParameter[] Inputs(Question question)
    {
        var figures = new Dictionary<string, IDictionary<string, object?>>(StringComparer.Ordinal);
        foreach (var reading in question.Verdict.Evidence)
        {
            if (!figures.TryGetValue(reading.Figure, out var figure))
            {
                figures.Add(reading.Figure, figure = new ExpandoObject());
            }

            figure[reading.View.ToString()] = reading.Value!.Value;
        }

        return
        [
            .. figures.Select(pair => new RuleParameter(pair.Key, pair.Value)),
            new RuleParameter("threshold", question.Threshold),
            new RuleParameter("path", question.Path),
        ];
    }
}
