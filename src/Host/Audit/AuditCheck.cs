using System.Text.Json;

namespace ActionPlan.Host.Audit;

/// <summary>
/// Proves the trail: that its chain is whole, and that figures, verdicts, plan versions, evidence, issued reports and the rows of all other
/// tables are still what it says. Reads what is stored and trusts none of it.
/// </summary>
internal sealed class AuditCheck(AppDb db, IEnumerable<ISealed> parts)
{
    private readonly IReadOnlyList<ISealed> parts = [.. parts];
    private readonly List<AuditProblem> problems = [];
    private readonly SealedRows rows = new();
    private readonly SealedWords words = new();

    /// <summary>Entries that tell of rows as they were found, with how many: nobody but the reader of such an entry can say whether they were right.</summary>
    public List<(long Entry, int Rows)> AsFound { get; } = [];

    /// <summary>How many entries there are.</summary>
    public long Entries { get; private set; }

    /// <summary>The newest entry's hash.</summary>
    public string Head { get; private set; } = AuditRow.NoHash;

    /// <summary>The entry whose hash was asked for; null if no whole chain leads to it.</summary>
    public long? Found { get; private set; }

    /// <param name="wanted">A hash that was written down earlier, or null.</param>
    public async Task<IReadOnlyList<AuditProblem>> Run(string? wanted, CancellationToken cancellation)
    {
        await using var moment = await OneMoment.Begin(db, cancellation);
        foreach (var part in parts)
        {
            await Add(part.Table, async () =>
            {
                await part.Begin(db, cancellation);
                return [];
            });
        }

        await Add("AuditTrail", () => Chain(wanted, cancellation));
        foreach (var part in parts)
        {
            await Add(part.Table, () => part.Check(db, cancellation));
        }

        foreach (var entity in SealedRows.Tables(db))
        {
            await Add(entity.GetTableName()!, () => RowProblems.Check(db, rows, entity, cancellation));
        }

        await Add("AuditWords", () => words.Check(db, cancellation));
        problems.AddRange(await Guards.Check(db, cancellation));
        return problems;
    }

    /// <summary>What somebody wrote into a table may be nothing that the program could ever have written: that is a finding, too.</summary>
    private async Task Add(string table, Func<Task<IReadOnlyList<AuditProblem>>> check)
    {
        try
        {
            problems.AddRange(await check());
        }
        catch (Exception error) when (error is InvalidOperationException or InvalidCastException or FormatException or ArgumentException or OverflowException
            or JsonException)
        {
            problems.Add(new AuditProblem("TableUnreadable", new TableName(table), error.Message));
        }
    }

    private async Task<IReadOnlyList<AuditProblem>> Chain(string? wanted, CancellationToken cancellation)
    {
        var expected = 1L;
        var whole = true;
        await foreach (var row in db.Audit.IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Seq).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var before = problems.Count;
            Link(row, expected);
            whole &= before == problems.Count;
            if (whole && row.Hash == wanted)
            {
                Found = row.Seq;
            }

            Keep(row);
            (expected, Head, Entries) = (row.Seq + 1, row.Hash, Entries + 1);
        }

        return [];
    }

    private void Link(AuditRow row, long expected)
    {
        if (row.Seq > expected)
        {
            problems.Add(row.Seq == expected + 1 ? new AuditProblem("Gap", expected) : new AuditProblem("Gaps", expected, row.Seq - 1));
        }
        else if (row.PreviousHash != Head)
        {
            problems.Add(new AuditProblem("Broken", row.Seq, row.Seq - 1));
        }

        if (row.Form != EntryHash.Form)
        {
            problems.Add(new AuditProblem("UnknownForm", row.Seq, row.Form));
        }
        else if (EntryHash.Of(row) != row.Hash)
        {
            problems.Add(new AuditProblem("Altered", row.Seq));
        }
    }

    private void Keep(AuditRow row)
    {
        words.Keep(row);
        var changes = Read(row);
        foreach (var part in parts)
        {
            part.Keep(row, changes);
        }

        if (changes is null)
        {
            return;
        }

        rows.Keep(row.Seq, row.Action, changes);
        if (row.Action == AuditActions.DatabaseUpgraded && changes.Rows.Count > 0)
        {
            AsFound.Add((row.Seq, changes.Rows.Count));
        }
    }

    private EntryChanges? Read(AuditRow row)
    {
        try
        {
            return EntryChanges.Read(row.Changes);
        }
        catch (JsonException)
        {
            problems.Add(new AuditProblem("Unreadable", row.Seq));
            return null;
        }
    }
}
