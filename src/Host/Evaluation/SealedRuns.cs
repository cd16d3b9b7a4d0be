using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Evaluation;

/// <summary>Whether each run still says what it said.</summary>
internal sealed class SealedRuns : ISealed
{
    private readonly Dictionary<long, (long Entry, RunSeal Seal)> seals = [];

    public string Table => "Verdicts";

    public void Keep(AuditRow entry, EntryChanges? changes)
    {
        if (changes?.Run is { } run)
        {
            seals[run.Id] = (entry.Seq, run);
        }
    }

    public async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
    {
        var problems = new List<AuditProblem>();
        var missing = seals.ToDictionary();
        foreach (var run in await db.Runs.IgnoreQueryFilters().AsNoTracking().Where(run => run.CompletedAt != null).OrderBy(run => run.Id)
            .ToListAsync(cancellation))
        {
            if (!missing.Remove(run.Id, out var known))
            {
                problems.Add(new AuditProblem("RunUnknown", run.Id, run.Period));
                continue;
            }

            var now = await RunSealing.Read(db, run, cancellation);
            if (now != known.Seal)
            {
                problems.Add(new AuditProblem("RunAltered", run.Id, run.Period, known.Entry, known.Seal.Rows, now.Rows));
            }
        }

        problems.AddRange(missing.Values.OrderBy(gone => gone.Seal.Id).Select(gone => new AuditProblem("RunGone", gone.Seal.Id, gone.Seal.Period, gone.Entry)));
        return problems;
    }
}
