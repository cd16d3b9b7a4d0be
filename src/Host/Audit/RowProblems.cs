using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Audit;

/// <summary>Names rows that are not as the trail says: inserted, altered or deleted past the program.</summary>
internal static class RowProblems
{
    private const int MostNamed = 20;

    public static async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, SealedRows rows, IEntityType entity, CancellationToken cancellation)
    {
        var found = new List<AuditProblem>();
        await foreach (var change in rows.Untold(db, entity, withNew: false, cancellation))
        {
            found.AddRange(Named(rows, entity, change));
        }

        found.AddRange(rows.Broken(entity).Select(set => new AuditProblem(
            "RowsAltered", new TableName(set.Seal.Table), set.Seal.From, set.Seal.To, set.Entry, set.Seal.Count, set.Found)));
        return found.Count <= MostNamed
            ? found : [.. found.Take(MostNamed), new AuditProblem("RowsMore", new TableName(entity.GetTableName()!), found.Count - MostNamed)];
    }

    private static IEnumerable<AuditProblem> Named(SealedRows rows, IEntityType entity, RowChange change) => change.Kind switch
    {
        ChangeKind.Changed => change.After.Select(pair => Altered(rows.Told(entity, change.Key), change, pair.Key)),
        _ when entity.IsCountedElsewhere() => [],
        ChangeKind.Added => [new AuditProblem("RowUnknown", new TableName(change.Table), change.Key)],
        _ => [new AuditProblem("RowGone", new TableName(change.Table), change.Key, rows.Told(entity, change.Key).Newest)],
    };

    private static AuditProblem Altered(ToldRow told, RowChange change, string column) =>
        new("RowAltered", new TableName(change.Table), change.Key, column, told.EntryOf(column), Short(told[column]),
            Short(ToldRow.Said(change.After[column])));

    private static string Short(string? value)
    {
        const int longest = 60;
        return value is null ? "∅" : value.Length <= longest ? $"«{value}»" : $"«{value[..longest]}…»";
    }
}
