using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Audit;

/// <summary>
/// Whether the rows of every table that the trail tells of are as its entries leave them: accounts and grants, keys, drafts, registers, locks,
/// reports, answers, assignments, settings. A table that is added is among them by itself.
/// </summary>
internal sealed class SealedRows
{
    private static readonly MethodInfo RowsOf = typeof(SealedRows).GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Dictionary<string, Dictionary<string, ToldRow>> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SealedSet>> sets = new(StringComparer.Ordinal);

    /// <summary>What all entries come to that can be read.</summary>
    public static async Task<SealedRows> Read(AppDb db, CancellationToken cancellation)
    {
        var rows = new SealedRows();
        await foreach (var entry in db.Audit.IgnoreQueryFilters().OrderBy(row => row.Seq).Select(row => new { row.Seq, row.Action, row.Changes })
            .AsAsyncEnumerable().WithCancellation(cancellation))
        {
            try
            {
                rows.Keep(entry.Seq, entry.Action, EntryChanges.Read(entry.Changes));
            }
            catch (JsonException)
            {
                // verify-audit names it.
            }
        }

        return rows;
    }

    /// <summary>Entries are kept one after the other, as they were written.</summary>
    public void Keep(long entry, string action, EntryChanges changes)
    {
        foreach (var seal in changes.Sets ?? [])
        {
            var known = sets.TryGetValue(seal.Table, out var ofTable) ? ofTable : sets[seal.Table] = [];
            known.Add(new SealedSet(entry, seal));
        }

        foreach (var change in changes.Rows)
        {
            if (action == AuditActions.DatabaseUpgraded && change.Kind == ChangeKind.Added && SetOf(change.Table, change.Key) is { } otherwise)
            {
                otherwise.IsDissolved = true;
            }

            var table = tables.TryGetValue(change.Table, out var known) ? known : tables[change.Table] = new(StringComparer.Ordinal);
            if (change.Kind == ChangeKind.Removed)
            {
                table.Remove(change.Key);
                continue;
            }

            if (change.Kind == ChangeKind.Added || !table.TryGetValue(change.Key, out var row))
            {
                table[change.Key] = row = new ToldRow { IsWhole = change.Kind == ChangeKind.Added };
            }

            row.KeepBefore(change.Before);
            row.Keep(entry, change.After);
        }
    }

    /// <summary>What must have been done to the rows besides what the trail says, so that they are as they are.</summary>
    /// <param name="entity">The table.</param>
    /// <param name="withNew">Whether columns count that are new, and of which the trail says nothing yet.</param>
    public async IAsyncEnumerable<RowChange> Untold(AppDb db, IEntityType entity, bool withNew, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var missing = new Dictionary<string, ToldRow>(Told(entity), StringComparer.Ordinal);
        await foreach (var row in All(db, entity).WithCancellation(cancellation))
        {
            var standing = SavedRow.Standing(db.Entry(row));
            var isTold = missing.Remove(standing.Key, out var told);
            var set = told?.IsWhole == true ? null : SetOf(standing.Table, standing.Key);
            set?.Add(standing, told);
            if (isTold || set is not null)
            {
                if (Difference(entity, standing, told ?? new ToldRow(), column => withNew && set?.Tells(column) != true) is { } change)
                {
                    yield return change;
                }
            }
            else if (!Unaudited.IsPassing(row))
            {
                yield return standing;
            }
        }

        // Whoever asks for an entry remembers each row it was asked for.
        db.ChangeTracker.Clear();
        if (withNew)
        {
            await foreach (var row in InBroken(db, entity).WithCancellation(cancellation))
            {
                yield return row;
            }
        }

        foreach (var (key, told) in missing)
        {
            yield return new RowChange(entity.GetTableName()!, key, ChangeKind.Removed,
                told.Columns.ToDictionary(column => column, column => (object?)told[column], StringComparer.Ordinal), Nothing);
        }
    }

    /// <summary>The sets of a table whose rows are not what was sealed; asked when its rows were read.</summary>
    public IEnumerable<SealedSet> Broken(IEntityType entity) =>
        sets.GetValueOrDefault(entity.GetTableName()!, []).Where(set => !set.IsDissolved && !set.IsWhole);

    public static IEnumerable<IEntityType> Tables(AppDb db) =>
        db.Model.GetEntityTypes().Where(entity => entity.IsAudited()).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal);

    public ToldRow Told(IEntityType entity, string key) => Told(entity)[key];

    private static IReadOnlyDictionary<string, object?> Nothing { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    private Dictionary<string, ToldRow> Told(IEntityType entity) => tables.GetValueOrDefault(entity.GetTableName()!) ?? [];

    private SealedSet? SetOf(string table, string key) => sets.TryGetValue(table, out var known) ? known.Find(set => set.Holds(key)) : null;

    // What an upgrade made of them cannot be said column by column: from then on each is told by itself.
    private async IAsyncEnumerable<RowChange> InBroken(AppDb db, IEntityType entity)
    {
        var broken = Broken(entity).ToList();
        if (broken.Count == 0)
        {
            yield break;
        }

        await foreach (var row in All(db, entity))
        {
            var standing = SavedRow.Standing(db.Entry(row));
            if (broken.Exists(set => set.Holds(standing.Key)))
            {
                yield return standing;
            }
        }

        db.ChangeTracker.Clear();
    }

    private static RowChange? Difference(IEntityType entity, RowChange standing, ToldRow told, Func<string, bool> isNew)
    {
        // A column that is no more is not missed.
        var differing = standing.After.Keys
            .Where(column => entity.FindProperty(column)?.IsProved() != false
                && (told.Tells(column) ? !told.Agrees(column, standing.After[column]) : isNew(column) && standing.After[column] is not null)).ToList();
        return differing.Count == 0 ? null : standing with
        {
            Kind = ChangeKind.Changed,
            Before = differing.ToDictionary(column => column, column => told.Tells(column) ? (object?)told[column] : null, StringComparer.Ordinal),
            After = differing.ToDictionary(column => column, column => standing.After[column], StringComparer.Ordinal),
        };
    }

    private static IAsyncEnumerable<object> All(AppDb db, IEntityType entity) =>
        (IAsyncEnumerable<object>)RowsOf.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;

    private static IAsyncEnumerable<object> Rows<T>(AppDb db)
        where T : class => db.Set<T>().IgnoreQueryFilters().IgnoreAutoIncludes().AsNoTracking().AsAsyncEnumerable();
}
