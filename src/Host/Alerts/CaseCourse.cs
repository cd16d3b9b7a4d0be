using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>What the runs in force say of one case, quarter by quarter.</summary>
internal sealed record CaseCourse(IReadOnlyList<(Period Quarter, VerdictRow Verdict)> Quarters)
{
    /// <summary>The verdict that the standing alert comes from: the newest with its status.</summary>
    public (Period Quarter, VerdictRow Verdict)? LastWith(Status status)
    {
        for (var i = Quarters.Count - 1; i >= 0; i--)
        {
            if (Quarters[i].Verdict.Status == status)
            {
                return Quarters[i];
            }
        }

        return null;
    }
}

internal static class CaseCourses
{
    /// <summary>So many areas are asked for at once: a server takes 2,100 parameters, and what is read beside the cases stays small.</summary>
    private const int AreasAtOnce = 100;

    /// <summary>Without evidence and parts, which are most of a verdict and no part of its course.</summary>
    public static async Task<Dictionary<Case, CaseCourse>> Read(
        AppDb db, IReadOnlyList<RunInForce> runs, IReadOnlyCollection<Case> cases, CancellationToken cancellation)
    {
        var ids = runs.Select(run => run.Id).ToList();
        var quarters = runs.ToDictionary(run => run.Id, run => run.Quarter);
        var wanted = cases.ToHashSet();
        var courses = new Dictionary<Case, CaseCourse>();
        foreach (var some in wanted.GroupBy(@case => @case.Area, StringComparer.Ordinal).Chunk(AreasAtOnce))
        {
            var areas = some.Select(area => area.Key).ToList();
            var targets = some.SelectMany(area => area).Select(@case => @case.Target).Distinct(StringComparer.Ordinal).ToList();
            var verdicts = await db.Verdicts.AsNoTracking()
                .Where(verdict => ids.Contains(verdict.RunId) && areas.Contains(verdict.Area) && targets.Contains(verdict.Target))
                .Select(verdict => new VerdictRow
                {
                    RunId = verdict.RunId, Area = verdict.Area, Target = verdict.Target, Status = verdict.Status, Final = verdict.Final,
                    Value = verdict.Value, Threshold = verdict.Threshold, ThresholdTo = verdict.ThresholdTo, Path = verdict.Path, Stretch = verdict.Stretch,
                    Forecast = verdict.Forecast, NeededPerQuarter = verdict.NeededPerQuarter, Worst = verdict.Worst, Remarks = verdict.Remarks,
                })
                .ToListAsync(cancellation);
            foreach (var of in verdicts.GroupBy(verdict => new Case(verdict.Target, verdict.Area)).Where(of => wanted.Contains(of.Key)))
            {
                courses[of.Key] = new CaseCourse([.. of.Select(verdict => (quarters[verdict.RunId], verdict)).OrderBy(point => point.Item1)]);
            }
        }

        return courses;
    }
}
