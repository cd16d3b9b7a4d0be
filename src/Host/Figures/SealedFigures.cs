using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Figures;

/// <summary>Whether every figure lies in the range of one entry, and each range still has the digest it had.</summary>
internal sealed class SealedFigures : ISealed
{
    private const int MostNamed = 20;

    private readonly List<(long Entry, FigureSeal Seal)> seals = [];

    public string Table => "Figures";

    public void Keep(AuditRow entry, EntryChanges? changes)
    {
        if (changes?.Figures is { } seal)
        {
            seals.Add((entry.Seq, seal));
        }
    }

    public async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
    {
        var problems = new List<AuditProblem>();
        var ordered = seals.OrderBy(known => known.Seal.From).ToList();
        using var digest = new FigureDigest();
        var (at, strangers) = (0, 0);
        var found = new List<FigureRow>();
        var count = 0L;
        await foreach (var row in db.Figures.IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Seq).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            while (at < ordered.Count && row.Seq > ordered[at].Seal.To)
            {
                End();
            }

            if (at == ordered.Count || row.Seq < ordered[at].Seal.From)
            {
                if (strangers++ < MostNamed)
                {
                    problems.Add(new AuditProblem("FigureUnknown", row.Seq, row.Figure, row.Area, row.Period));
                }

                continue;
            }

            digest.Add(row);
            count++;
            if (found.Count < FigureSeal.MostListed)
            {
                found.Add(row);
            }
        }

        while (at < ordered.Count)
        {
            End();
        }

        return problems;

        void End()
        {
            var (entry, seal) = ordered[at++];
            if (digest.End() != seal.Sha256 || count != seal.Count)
            {
                var named = Named(entry, seal, found).ToList();
                problems.AddRange(named);
                if (named.Count == 0)
                {
                    problems.Add(new AuditProblem("FiguresAltered", seal.From, seal.To, entry, seal.Count, count));
                }
            }

            found.Clear();
            count = 0;
        }
    }

    private static IEnumerable<AuditProblem> Named(long entry, FigureSeal seal, List<FigureRow> rows)
    {
        var stored = rows.ToDictionary(row => row.Seq);
        foreach (var listed in seal.Listed)
        {
            if (!stored.TryGetValue(listed.Seq, out var row))
            {
                yield return new AuditProblem("FigureGone", listed.Seq, listed.Figure, listed.Area, listed.Period, entry);
            }
            else if ((row.Figure, row.Area, row.Period.ToString(), row.Value, row.Source) != (listed.Figure, listed.Area, listed.Period, listed.After,
                listed.Source))
            {
                yield return new AuditProblem("FigureAltered", listed.Seq, listed.Figure, listed.Area, listed.Period, entry, listed.After, row.Value);
            }
        }
    }
}
