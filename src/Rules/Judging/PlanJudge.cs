using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Judges a plan's targets. Pure: the same plan, figures and quarter give the same verdicts.</summary>
public static class PlanJudge
{
    /// <summary>Judges all targets for a root area.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="root">The root area.</param>
    /// <param name="figures">The current entries of all areas that are read with it (<see cref="PlanAreas.ReadWith"/>), at most one a figure, area and
    /// period.</param>
    /// <param name="quarter">The quarter judged, within the term.</param>
    /// <param name="below">Whether the areas below the root are judged too.</param>
    /// <param name="requireSources">
    /// Whether a target that needs the deciding document has no data without it. False where figures come from a file that cannot name documents.
    /// </param>
    /// <param name="only">Which targets to judge, the data then not being checked; null for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quarter is a year or lies outside the term.</exception>
    public static Judgement Judge(
        this Plan plan, Area root, IEnumerable<FigureValue> figures, Period quarter, bool below, bool requireSources = true, Func<Target, bool>? only = null)
    {
        Check(plan, quarter);
        var sheet = new FigureSheet(figures);
        var reader = new FigureReader(plan, sheet);
        var all = new RootVerdicts(plan, reader, requireSources);
        var verdicts = new List<Verdict>(plan.Targets.Count);
        var failures = new List<RuleFailure>();
        foreach (var area in below ? root.WithDescendants() : [root])
        {
            if (!area.ExistsOn(plan.Calendar.LastDay(quarter)))
            {
                continue;
            }

            foreach (var target in only is null ? plan.Targets : plan.Targets.Where(only))
            {
                try
                {
                    if (all.Judge(target, area, quarter) is { } verdict)
                    {
                        verdicts.Add(verdict);
                    }
                }
                catch (Exception exception) when (exception is RuleFailedException or ArithmeticException)
                {
                    failures.Add(new RuleFailure(target.Key, area.Id, RuleFailedException.Why(exception)));
                }
            }
        }

        return new Judgement(verdicts, failures,
            only is null && root.ExistsOn(plan.Calendar.LastDay(quarter)) ? new DataChecks(plan, reader, sheet, failures).Find(root, quarter) : []);
    }

    /// <summary>
    /// Judges one target in one area, as <see cref="Judge(Plan, Area, IEnumerable{FigureValue}, Period, bool, bool, Func{Target, bool}?)"/> does.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="target">One of its targets.</param>
    /// <param name="area">A root area, or one below it.</param>
    /// <param name="figures">The current entries of all areas that are read with the root area.</param>
    /// <param name="quarter">The quarter judged, within the term.</param>
    /// <returns>The verdict; or what failed; neither where the area gets no verdict of the target in the quarter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The quarter is a year or lies outside the term.</exception>
    public static (Verdict? Verdict, RuleFailure? Failure) Judge(this Plan plan, Target target, Area area, IEnumerable<FigureValue> figures, Period quarter)
    {
        Check(plan, quarter);
        try
        {
            return (new RootVerdicts(plan, new FigureReader(plan, new FigureSheet(figures)), requireSources: true).Judge(target, area, quarter), null);
        }
        catch (Exception exception) when (exception is RuleFailedException or ArithmeticException)
        {
            return (null, new RuleFailure(target.Key, area.Id, RuleFailedException.Why(exception)));
        }
    }

    private static void Check(Plan plan, Period quarter)
    {
        if (quarter.IsYear || quarter < plan.From || quarter > plan.To)
        {
            throw new ArgumentOutOfRangeException(nameof(quarter), quarter, $"Not a quarter of the term {plan.From} to {plan.To}.");
        }
    }
}
