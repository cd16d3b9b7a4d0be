using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>
/// Reads, judges and writes chunk by chunk, the three beside each other: no more than a few chunks are in memory however many areas there are, and
/// the database is locked for the time of one chunk's insert.
/// </summary>
internal sealed class RunJudging(IDbContextFactory<AppDb> databases)
{
    /// <returns>The digest of all that was written.</returns>
    /// <param name="without">Cells that are read as missing.</param>
    public async Task<VerdictDigest> Judge(Plan plan, RunRow run, IReadOnlySet<CellOfPlan> without, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var reading = await databases.CreateDbContextAsync(cancellation);
        var read = new CurrentFigures(reading).AsOf(plan, run.FigureSeq, run.Period, without, cancellation).Ahead(1, cancellation);
        var digest = new VerdictDigest();
        await foreach (var chunk in read.Select(roots => Chunk.Of(plan, run, roots)).Ahead(1, cancellation))
        {
            await Write(db, chunk, cancellation);
            Count(run, plan, chunk);
            Telemetry.Verdicts.Add(chunk.Verdicts.Count);
            chunk.AddTo(digest);
        }

        return digest;
    }

    private static async Task Write(AppDb db, Chunk chunk, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Insert(chunk.Verdicts, cancellation);
        await db.Insert(chunk.Failures, cancellation);
        await db.Insert(chunk.Findings, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static void Count(RunRow run, Plan plan, Chunk chunk)
    {
        run.Verdicts += chunk.Verdicts.Count;
        run.Failures += chunk.Failures.Count;
        run.Findings += chunk.Findings.Count;
        foreach (var verdict in chunk.Verdicts)
        {
            if (plan.Areas.ParentOf(plan.Areas.Find(verdict.Area)!) is null)
            {
                run.Counts.Add(verdict.Status);
            }
        }
    }

    private sealed record Chunk(List<VerdictRow> Verdicts, List<FailureRow> Failures, List<FindingRow> Findings)
    {
        public static Chunk Of(Plan plan, RunRow run, IReadOnlyList<RootFigures> roots)
        {
            var chunk = new Chunk([], [], []);
            foreach (var (root, figures) in roots)
            {
                var judgement = plan.Judge(root, figures, run.Period, below: true);
                chunk.Verdicts.AddRange(judgement.Verdicts.Select(verdict => VerdictRow.Of(run.Id, verdict)));
                chunk.Failures.AddRange(judgement.Failures.Select(failure =>
                    new FailureRow { RunId = run.Id, Rule = failure.Rule, Area = failure.Area, Message = VerdictJson.Write(failure.Why) }));
                chunk.Findings.AddRange(judgement.Findings.Select(finding =>
                    new FindingRow { RunId = run.Id, Source = finding.Source, Area = finding.Area, Remark = VerdictJson.Write(finding.Remark) }));
            }

            return chunk;
        }

        public void AddTo(VerdictDigest digest)
        {
            Verdicts.ForEach(digest.Add);
            Failures.ForEach(digest.Add);
            Findings.ForEach(digest.Add);
        }
    }
}
