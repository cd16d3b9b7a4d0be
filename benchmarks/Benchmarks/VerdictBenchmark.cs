using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Benchmarks;

/// <summary>What one verdict costs: by hand, by our path from figures to evidence, and by plain RulesEngine.</summary>
internal static class VerdictBenchmark
{
    private const int Rounds = 9;

    public static void Run(CountryPlan country)
    {
        var root = country.Plan.Areas.Roots[7];
        var figures = country.FiguresOf(7);
        var verdicts = country.Plan.Judge(root, figures, CountryPlan.Quarter, below: false).Verdicts;
        // Later evidence (the first value of a path) is no argument of the value.
        var questions = Question.Of(verdicts.Select(verdict => verdict with
        {
            Evidence = [.. verdict.Evidence.DistinctBy(reading => (reading.Figure, reading.View))],
        }));
        var plain = new PlainRulesEngine(country.Plan);
        foreach (var question in questions)
        {
            if (ByHand.Judge(question) != plain.Judge(question))
            {
                throw new InvalidOperationException($"{question.Verdict.Target.Key}: by hand and plain RulesEngine differ.");
            }
        }

        var byHand = PerVerdict(questions.Count, 20_000, () =>
        {
            foreach (var question in questions)
            {
                ByHand.Judge(question);
            }
        });
        var atHand = PerVerdict(questions.Count, 10_000, () =>
        {
            foreach (var question in questions)
            {
                AtHand(country.Plan, question);
            }
        });
        var ours = PerVerdict(questions.Count, 300, () => country.Plan.Judge(root, figures, CountryPlan.Quarter, below: false));
        var naive = PerVerdict(questions.Count, 30, () =>
        {
            foreach (var question in questions)
            {
                plain.Judge(question);
            }
        });
        Console.WriteLine($"Per verdict, {questions.Count} shipped targets, {CountryPlan.Quarter}, {figures.Length} entries an area");
        Console.WriteLine($"  delegate written by hand (value and two comparisons)   {byHand,12:N0} ns");
        Console.WriteLine($"  ours, figures at hand (value and two conditions)       {atHand,12:N0} ns   {atHand / byHand,8:N1} x by hand");
        Console.WriteLine($"  plain RulesEngine, ExpandoObject, figures at hand      {naive,12:N0} ns   {naive / atHand,8:N1} x ours");
        Console.WriteLine($"  ours, from entries to verdict with evidence            {ours,12:N0} ns   {naive / ours,8:N1} : naive without it");
    }

    private static bool AtHand(Plan plan, Question question)
    {
        var formulas = question.Verdict.Target.Formulas;
        var value = formulas.Parts[0].Formula.Compute(Pick(question.Arguments, formulas.PartPlaces[0]), CountryPlan.Quarter.Year);
        for (var part = 1; part < formulas.Parts.Count; part++)
        {
            value = Math.Min(value, formulas.Parts[part].Formula.Compute(Pick(question.Arguments, formulas.PartPlaces[part]), CountryPlan.Quarter.Year));
        }

        return question.Comparison is not null
            && plan.Conditions.Run(question.Verdict.Target.Key, [value, question.Threshold, question.Path], CountryPlan.Quarter.Year)[0];
    }

    private static decimal[] Pick(decimal[] arguments, int[] places) =>
        places.Length == arguments.Length ? arguments : Array.ConvertAll(places, place => arguments[place]);

    private static double PerVerdict(int verdicts, int repeats, Action judgeAll)
    {
        var median = Clock.Median(Rounds, () =>
        {
            for (var index = 0; index < repeats; index++)
            {
                judgeAll();
            }
        });
        return median.TotalNanoseconds / repeats / verdicts;
    }
}
