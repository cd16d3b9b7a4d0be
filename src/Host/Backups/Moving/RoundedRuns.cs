using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Backups.Moving;

/// <summary>
/// Runs whose verdicts hold more digits than the target keeps: all were stored so on SQLite once. They are rounded on their way, where somebody says
/// so, and sealed anew on the target, beside the seal that they had and that was proved before.
/// </summary>
internal sealed class RoundedRuns
{
    private const string Table = "Verdicts";
    private const int Named = 10;
    private readonly SortedDictionary<long, int> values = [];

    public bool Any => values.Count > 0;

    /// <summary>How many numbers of which runs, for whoever decides.</summary>
    public string Told => string.Create(
        CultureInfo.InvariantCulture,
        $"{values.Values.Sum()} numbers of {values.Count} runs ({string.Join(", ", values.Keys.Take(Named))}{(values.Count > Named ? ", …" : "")})");

    public static async Task<RoundedRuns> Find(AppDb source, CancellationToken cancellation)
    {
        var found = new RoundedRuns();
        await foreach (var row in source.Verdicts.IgnoreQueryFilters().AsNoTracking()
            .Select(row => new { row.RunId, row.Value, row.Threshold, row.ThresholdTo, row.Path, row.Stretch, row.Forecast, row.NeededPerQuarter })
            .AsAsyncEnumerable().WithCancellation(cancellation))
        {
            decimal?[] numbers = [row.Value, row.Threshold, row.ThresholdTo, row.Path, row.Stretch, row.Forecast, row.NeededPerQuarter];
            var longer = numbers.Count(number => number != VerdictRow.Kept(number));
            if (longer > 0)
            {
                found.values[row.RunId] = found.values.GetValueOrDefault(row.RunId) + longer;
            }
        }

        return found;
    }

    /// <summary>A row as the target keeps it.</summary>
    public void Round(MovedTable table, object?[] row)
    {
        for (var index = 0; Any && table.Name == Table && index < row.Length; index++)
        {
            row[index] = row[index] is decimal number ? VerdictRow.Kept(number) : row[index];
        }
    }

    /// <summary>An entry for each run, of what the target holds of it and what its seal was before; in the transaction that ends the move.</summary>
    public async Task Seal(AppDb target, DateTimeOffset now, CancellationToken cancellation)
    {
        var seals = values.Count == 0 ? [] : await Seals(target, cancellation);
        foreach (var (id, count) in values)
        {
            var run = await target.Runs.IgnoreQueryFilters().AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
            var seal = await RunSealing.Read(target, run, cancellation);
            var facts = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["rounded"] = count.ToString(CultureInfo.InvariantCulture), ["sealBefore"] = seals.GetValueOrDefault(id),
            };
            var note = new AuditNote(Actor.System("move-data"), AuditActions.RunRounded) { Facts = facts };
            var words = SearchWords.Of(note, new RecordedChanges([], null, seal), [], []);
            await AuditTrail.Insert(target, note, new EntryChanges([], null, seal, facts), words, now, cancellation);
        }
    }

    private static async Task<Dictionary<long, string>> Seals(AppDb target, CancellationToken cancellation)
    {
        var seals = new Dictionary<long, string>();
        await foreach (var changes in target.Audit.IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Seq).Select(row => row.Changes).AsAsyncEnumerable()
            .WithCancellation(cancellation))
        {
            if (EntryChanges.Read(changes).Run is { } run)
            {
                seals[run.Id] = run.Sha256;
            }
        }

        return seals;
    }
}
