using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>A verdict that a later run sees otherwise; a missing side is null.</summary>
internal sealed record VerdictChange(string Target, string Area, Status? Before, Status? After, decimal? ValueBefore, decimal? ValueAfter);

/// <summary>What a re-run changed.</summary>
internal static class RunChanges
{
    public static async Task<IReadOnlyList<VerdictChange>> Between(AppDb db, long before, long after, CancellationToken cancellation = default)
    {
        var old = db.Verdicts.Where(verdict => verdict.RunId == before);
        var now = db.Verdicts.Where(verdict => verdict.RunId == after);
        var changed = await (
            from was in old
            join become in now on new { was.Area, was.Target } equals new { become.Area, become.Target }
            where was.Status != become.Status || was.Value != become.Value
            select new VerdictChange(was.Target, was.Area, was.Status, become.Status, was.Value, become.Value)).ToListAsync(cancellation);
        var gone = await old.Where(was => !now.Any(become => become.Area == was.Area && become.Target == was.Target))
            .Select(was => new VerdictChange(was.Target, was.Area, was.Status, null, was.Value, null)).ToListAsync(cancellation);
        var added = await now.Where(become => !old.Any(was => was.Area == become.Area && was.Target == become.Target))
            .Select(become => new VerdictChange(become.Target, become.Area, null, become.Status, null, become.Value)).ToListAsync(cancellation);
        // Older runs hold more digits.
        return [.. changed.Where(one => one.Before != one.After || VerdictRow.Kept(one.ValueBefore) != VerdictRow.Kept(one.ValueAfter)), .. gone, .. added];
    }
}
