using System.Text.Json;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Reads the tests beside a plan's rules, checks what they name, and runs them.</summary>
internal sealed class RuleTestReader(Plan plan, ProblemList problems)
{
    private const int MostFiles = 200;
    private const int MostTests = 2_000;

    private readonly List<(string Id, string Name)> figures = [.. plan.Figures.Select(figure => (figure.Id, figure.Name))];
    private readonly List<(string Id, string Name)> areas = [.. plan.Areas.All.Select(area => (area.Id, area.Name))];

    /// <summary>How many tests were run, of which each that failed is a problem.</summary>
    public int Run(string folder, IReadOnlyList<PlanText> files)
    {
        var run = 0;
        foreach (var (index, text) in files.Index())
        {
            var file = new SourceFile(Path.Combine(folder, text.Name), text.Bytes);
            if (index >= MostFiles)
            {
                problems.Add(file, 0, "tooManyTests", MostFiles, MostTests);
                break;
            }

            if (JsonTree.Parse(file, problems) is not { } root)
            {
                continue;
            }

            foreach (var node in root.Kind == JsonTokenType.StartArray ? root.Items : [root])
            {
                if (++run > MostTests)
                {
                    problems.Add(file, node.Offset, "tooManyTests", MostFiles, MostTests);
                    return run;
                }

                Run(Bound<RuleTest>.Of(file, node, problems));
            }
        }

        return run;
    }

    private void Run(Bound<RuleTest> bound)
    {
        var before = problems.Count;
        var test = bound.Value;
        var quarter = Quarter(bound);
        var entries = test.Figures?.Select(given => Entry(bound, given)).OfType<FigureValue>().ToList() ?? [];
        CheckTwice(bound);
        var expected = test.Expect?.Select(one => (one, Target(bound, one), Area(bound, one))).ToList() ?? [];
        if (bound.IsWhole(test) && expected.Count == 0)
        {
            bound.Complain(test, "expect", "testExpectsNothing");
        }

        if (bound.IsWhole(test) && problems.Count == before)
        {
            new RuleTestRun(plan, bound, quarter!.Value, entries).Judge(expected!);
        }
    }

    private Period? Quarter(Bound<RuleTest> bound)
    {
        var written = bound.Value.Period;
        if (written.Length == 0)
        {
            return null;
        }

        if (!Period.TryParse(written, out var period))
        {
            bound.ComplainPeriod(bound.Value, "period", "periodExpected", written, PeriodGuess.Period(written));
            return null;
        }

        var quarter = period.LastQuarter;
        if (quarter < plan.From || quarter > plan.To)
        {
            bound.Complain(bound.Value, "period", "outsideTerm", written, plan.From, plan.To);
            return null;
        }

        return quarter;
    }

    private FigureValue? Entry(Bound<RuleTest> bound, GivenFigure given)
    {
        if (!plan.FigureById.TryGetValue(given.Figure, out var figure))
        {
            var wrong = WrongName.Of("unknownFigure", given.Figure, figures);
            bound.ComplainInList(given, 0, wrong.Key, wrong.Values);
            return null;
        }

        if (plan.Areas.Find(given.Area) is null)
        {
            var wrong = WrongName.Of("unknownArea", given.Area, areas);
            bound.ComplainInList(given, 1, wrong.Key, wrong.Values);
            return null;
        }

        if (!Period.TryParse(given.Period, out var period))
        {
            var guess = PeriodGuess.Period(given.Period);
            bound.ComplainInList(given, 2, guess is null ? "periodExpected" : "periodExpectedNear", given.Period, guess);
            return null;
        }

        if (figure.Type == FigureType.Quota && !period.IsYear)
        {
            bound.ComplainInList(given, 2, "yearExpectedNear", given.Period, period.WholeYear);
            return null;
        }

        if (figure.FaultOf(given.Value) is { } fault)
        {
            bound.ComplainInList(given, 3, fault == NumberFault.BelowZero ? "testBelowZero" : "testNotWhole", given.Figure);
            return null;
        }

        return new FigureValue(given.Figure, given.Area, period, given.Value);
    }

    private static void CheckTwice(Bound<RuleTest> bound)
    {
        var seen = new HashSet<(string, string, string)>();
        foreach (var given in bound.Value.Figures ?? [])
        {
            if (!seen.Add((given.Figure, given.Area, given.Period)))
            {
                bound.ComplainInList(given, null, "testFigureTwice", given.Figure, given.Area, given.Period);
            }
        }
    }

    private Target? Target(Bound<RuleTest> bound, ExpectedVerdict expected)
    {
        if (expected.Target.Length == 0 || plan.TargetByKey.TryGetValue(expected.Target, out var target))
        {
            return plan.TargetByKey.GetValueOrDefault(expected.Target);
        }

        var named = plan.Targets
            .FirstOrDefault(one => one.Definition.Id == expected.Target || Same.Name(one.Definition.Name, expected.Target)
                || Same.Name(one.Definition.Number, expected.Target));
        var nearest = Nearest.To(expected.Target, plan.TargetByKey.Keys);
        bound.Complain(expected, "target", named is not null ? "targetNamed" : nearest is not null ? "unknownTargetNear" : "unknownTarget", expected.Target,
            named?.Key ?? nearest);
        return null;
    }

    private Area? Area(Bound<RuleTest> bound, ExpectedVerdict expected)
    {
        if (expected.Area is not { } id)
        {
            if (plan.Areas.Roots.Count == 1)
            {
                return plan.Areas.Roots[0];
            }

            bound.Complain(expected, null, "missingKey", "area");
            return null;
        }

        if (plan.Areas.Find(id) is { } area)
        {
            return area;
        }

        var wrong = WrongName.Of("unknownArea", id, areas);
        bound.Complain(expected, "area", wrong.Key, wrong.Values);
        return null;
    }
}
