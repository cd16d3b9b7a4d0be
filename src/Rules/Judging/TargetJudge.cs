using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Judges one target in one area: each of its expressions, the worst of them, and what is said after its deadline.</summary>
internal sealed class TargetJudge(Plan plan, FigureReader figures, bool requireSources)
{
    private const int FirstValues = 4;

    /// <summary>The quarters in which the first value of a term level is looked for.</summary>
    public static IEnumerable<Period> QuartersOfFirstValue(Target target) => Enumerable.Range(0, FirstValues).Select(target.From.AddQuarters);

    public Verdict Judge(Target target, Area area, Period quarter)
    {
        if (quarter < target.From)
        {
            return new Verdict { Target = target, Area = area, Period = quarter, Status = Status.NotDue, Remarks = [Remark.Of("notDueFrom", target.From)] };
        }

        // After its deadline a target keeps its deadline's value and verdict.
        var at = target.IsForTerm && quarter > target.Deadline ? target.Deadline : quarter;
        var seen = figures.SeenFrom(area, at).Since(target.From);
        return (ReferenceEquals(seen, figures) ? this : new TargetJudge(plan, seen, requireSources)).Judge(target, area, quarter, at);
    }

    private Verdict Judge(Target target, Area area, Period quarter, Period at)
    {
        var reading = TargetReading.Of(figures, target, area, at);
        var asked = new Verdict
        {
            Target = target,
            Area = area,
            Period = quarter,
            Status = Status.NoData,
            Threshold = target.ThresholdIn(at.Year),
            Final = target.IsDueIn(at),
            Evidence = reading.Views,
        };
        var judges = new PartJudge[reading.Parts.Count];
        var parts = new Verdict[judges.Length];
        for (var index = 0; index < judges.Length; index++)
        {
            judges[index] = new PartJudge(plan, figures, asked, reading.Parts[index], at);
            parts[index] = judges[index].Judge(requireSources);
        }

        var verdict = target.Formulas.Parts is [{ Name: null }] ? parts[0] : WorstOf.Judge(target, reading, parts);
        // A path that hangs on a first value makes its entries evidence too.
        var firsts = judges.Select(judge => judge.First?.Quarter).OfType<Period>().Where(first => first != at).Distinct().ToList();
        if (firsts.Count > 0)
        {
            verdict = verdict with { Evidence = [.. verdict.Evidence, .. firsts.SelectMany(first => TargetReading.Of(figures, target, area, first).Views)] };
        }

        return at == quarter ? verdict : AfterDeadline(verdict);
    }

    private Verdict AfterDeadline(Verdict verdict)
    {
        var target = verdict.Target;
        var remarks = new List<Remark> { Remark.Of("afterDeadline", target.Deadline) };
        for (var later = target.Deadline.AddQuarters(1); verdict.Status == Status.Missed && later <= verdict.Period; later = later.AddQuarters(1))
        {
            if (IsReached(verdict, later))
            {
                remarks.Add(Remark.Of("reachedLate", later));
                break;
            }
        }

        return verdict with { Remarks = [.. verdict.Remarks, .. remarks] };
    }

    private bool IsReached(Verdict verdict, Period later)
    {
        var parts = TargetReading.Of(figures, verdict.Target, verdict.Area, later).Parts;
        var valued = parts.Where(part => part.Value is not null).ToList();
        return valued.Count > 0 && !parts.Any(part => part.HasMissing) && valued.TrueForAll(part =>
        {
            var then = verdict with { Value = part.Value };
            return !Conditions.DivideByZero(verdict.Target, part, then) && Conditions.Ask(plan, verdict.Target, part, then).Met;
        });
    }
}
