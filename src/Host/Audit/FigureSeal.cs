using System.Security.Cryptography;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>Figures that one entry appended: a range of the sequence, and a digest of all rows in it.</summary>
/// <param name="From">The first sequence number.</param>
/// <param name="To">The last.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Sha256">SHA-256 over the rows' canonical form, in the order of the sequence.</param>
/// <param name="Listed">The rows one by one, where they are few.</param>
internal sealed record FigureSeal(long From, long To, long Count, string Sha256, IReadOnlyList<ListedFigure> Listed)
{
    public const int MostListed = 200;

    /// <summary>Reads back what was appended: what the trail seals is what the database holds.</summary>
    public static async Task<(FigureSeal Seal, FigureNames Names)> Of(AppDb db, long from, CancellationToken cancellation)
    {
        using var digest = new FigureDigest();
        var names = new FigureNames();
        var few = new List<FigureRow>();
        await foreach (var row in db.Figures.IgnoreQueryFilters().AsNoTracking().Where(row => row.Seq >= from).OrderBy(row => row.Seq).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            digest.Add(row);
            names.Add(row);
            if (few.Count <= MostListed)
            {
                few.Add(row);
            }
        }

        var listed = digest.Count <= MostListed ? await List(db, few, from, cancellation) : [];
        return (new FigureSeal(from, digest.Last, digest.Count, digest.End(), listed), names);
    }

    private static async Task<IReadOnlyList<ListedFigure>> List(AppDb db, List<FigureRow> rows, long from, CancellationToken cancellation)
    {
        var plans = rows.Select(row => row.PlanId).Distinct(StringComparer.Ordinal).ToList();
        var figures = rows.Select(row => row.Figure).Distinct(StringComparer.Ordinal).ToList();
        var areas = rows.Select(row => row.Area).Distinct(StringComparer.Ordinal).ToList();
        var periods = rows.Select(row => row.Period).Distinct().ToList();
        var earlier = await db.Figures.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.Seq < from && plans.Contains(row.PlanId) && areas.Contains(row.Area) && figures.Contains(row.Figure) && periods.Contains(row.Period))
            .Select(row => new { row.PlanId, row.Figure, row.Area, row.Period, row.Seq, row.Value })
            .ToListAsync(cancellation);
        var before = earlier.GroupBy(row => (row.PlanId, row.Figure, row.Area, row.Period))
            .ToDictionary(group => group.Key, group => (decimal?)group.MaxBy(row => row.Seq)!.Value);
        var listed = new List<ListedFigure>(rows.Count);
        foreach (var row in rows)
        {
            var key = (row.PlanId, row.Figure, row.Area, row.Period);
            listed.Add(new ListedFigure(row.Seq, row.Figure, row.Area, row.Period.ToString(), Plain(before.GetValueOrDefault(key)), Plain(row.Value)!.Value, row.Source));
            before[key] = row.Value;
        }

        return listed;
    }

    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;
}

/// <summary>A figure that was appended, and the value that stood before.</summary>
internal sealed record ListedFigure(long Seq, string Figure, string Area, string Period, decimal? Before, decimal After, string? Source);

/// <summary>SHA-256 over rows one after the other.</summary>
internal sealed class FigureDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Canonical canonical = new();

    public long Count { get; private set; }

    public long Last { get; private set; }

    public void Add(FigureRow row)
    {
        canonical.Clear();
        canonical.Add(row.Seq).Add(row.PlanId).Add(row.Figure).Add(row.Area).Add(row.Period.ToString()).Add(row.Value).Add(row.Source)
            .Add(row.EnteredAt).Add(row.EnteredBy).Add(row.Reason).Add(row.Origin.ToString()).Add(row.ApprovedBy).Add(row.ApprovedAt);
        hash.AppendData(canonical.Bytes);
        (Count, Last) = (Count + 1, row.Seq);
    }

    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}

/// <summary>What appended figures are about, for the search.</summary>
internal sealed class FigureNames
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    private readonly HashSet<string> areas = new(StringComparer.Ordinal);

    public IEnumerable<string> Ids => ids;

    /// <summary>All of them, however many: who may read of the figures hangs on it.</summary>
    public IEnumerable<string> Areas => areas;

    public void Add(FigureRow row)
    {
        areas.Add(row.Area);
        if (ids.Count < SearchWords.Most)
        {
            ids.UnionWith([row.Figure, row.Period.ToString(), row.Area]);
        }
    }
}
