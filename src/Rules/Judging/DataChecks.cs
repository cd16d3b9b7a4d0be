using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Looks for what is odd in the figures. It changes no verdict.</summary>
internal sealed class DataChecks(Plan plan, FigureReader reader, FigureSheet sheet, List<RuleFailure> failures)
{
    public IReadOnlyList<Finding> Find(Area root, Period quarter)
    {
        var seen = reader.SeenFrom(root, quarter);
        return [.. plan.Modules.SelectMany(module => module.Checks).Select(check => Run(check, seen, root, quarter)).OfType<Finding>(),
            .. new Contradictions(plan, sheet).Find(root, quarter)];
    }

    private Finding? Run(DataCheck check, FigureReader seen, Area root, Period quarter)
    {
        var arguments = new decimal[check.Condition.Inputs.Count];
        for (var index = 0; index < arguments.Length; index++)
        {
            if (seen.Read(check.Condition.Inputs[index], root, quarter, Frequency.Quarter, null) is not { } value)
            {
                return null;
            }

            arguments[index] = value;
        }

        try
        {
            return check.Condition.DividesByZero(arguments, quarter.Year) || plan.Conditions.Run(check.Workflow, arguments, quarter.Year)[0]
                ? null
                : new Finding(check.Key, root.Id, Remark.Of("checkFailed", check.Rule.ErrorMessage ?? check.Rule.Expression));
        }
        catch (Exception exception) when (exception is RuleFailedException or ArithmeticException)
        {
            failures.Add(new RuleFailure(check.Key, root.Id, RuleFailedException.Why(exception)));
            return null;
        }
    }
}
