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
    public static async Task<Dictionary<Case, CaseCourse>> Read(
        AppDb db, IReadOnlyList<RunInForce> runs, IEnumerable<Case> cases, CancellationToken cancellation)
    {
        var ids = runs.Select(run => run.Id).ToList();
        var quarters = runs.ToDictionary(run => run.Id, run => run.Quarter);
        var courses = new Dictionary<Case, CaseCourse>();
        foreach (var area in cases.GroupBy(@case => @case.Area, StringComparer.Ordinal))
        {
            var targets = area.Select(@case => @case.Target).ToList();
            var verdicts = await db.Verdicts.AsNoTracking()
                .Where(verdict => ids.Contains(verdict.RunId) && verdict.Area == area.Key && targets.Contains(verdict.Target))
                .ToListAsync(cancellation);
            foreach (var target in verdicts.GroupBy(verdict => verdict.Target, StringComparer.Ordinal))
            {
                courses[new Case(target.Key, area.Key)] =
                    new CaseCourse([.. target.Select(verdict => (quarters[verdict.RunId], verdict)).OrderBy(point => point.Item1)]);
            }
        }

        return courses;
    }
}
