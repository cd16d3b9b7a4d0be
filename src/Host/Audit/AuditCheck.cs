using System.Text.Json;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Words;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>
/// Proves the trail: that its chain is whole, and that figures, verdicts, plan versions, evidence, issued reports and the rows of all other
/// tables are still what it says. Reads what is stored and trusts none of it.
/// </summary>
internal sealed class AuditCheck(AppDb db, Deployment deployment)
{
    private readonly List<AuditProblem> problems = [];
    private readonly List<(long Entry, FigureSeal Seal)> figures = [];
    private readonly Dictionary<long, (long Entry, RunSeal Seal)> runs = [];
    private readonly Dictionary<string, (long Entry, string Sha256)> evidence = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Entry, string Sha256)> reports = new(StringComparer.Ordinal);
    private readonly List<(long Entry, string Report, string Sha256)> copies = [];

    private IReadOnlyDictionary<long, IReadOnlyList<PrintedHead>> printed = new Dictionary<long, IReadOnlyList<PrintedHead>>();
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
    /// <param name="cancellation">Stops.</param>
    public async Task<IReadOnlyList<AuditProblem>> Run(string? wanted, CancellationToken cancellation)
    {
        await Add("Reports", async () =>
        {
            printed = await SealedReports.Heads(db, cancellation);
            return [];
        });
        await Add("AuditTrail", () => Chain(wanted, cancellation));
        await Add("Figures", () => SealedFigures.Check(db, figures, cancellation));
        await Add("Verdicts", () => SealedRuns.Check(db, runs, cancellation));
        await Add("Evidence", () => SealedFiles.Check(db, deployment, evidence, cancellation));
        await Add("Reports", () => SealedReports.Check(db, deployment, reports, cancellation));
        await Add("ReportEvents", () => SealedReports.Copies(deployment, copies, cancellation));
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
        catch (Exception error) when (error is InvalidOperationException or InvalidCastException or FormatException or ArgumentException or OverflowException or JsonException)
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
            problems.AddRange((printed.GetValueOrDefault(row.Seq) ?? []).Where(head => head.Hash != row.Hash).Select(head => new AuditProblem("ReportHead", head.Report, row.Seq)));
            (expected, Head, Entries) = (row.Seq + 1, row.Hash, Entries + 1);
        }

        return [.. printed.Where(head => head.Key >= expected).SelectMany(head => head.Value, (head, report) => new AuditProblem("ReportHead", report.Report, head.Key))];
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
        try
        {
            var changes = EntryChanges.Read(row.Changes);
            rows.Keep(row.Seq, changes.Rows);
            if (row.Action is AuditActions.TrailBegun or AuditActions.DatabaseUpgraded && changes.Rows.Count > 0)
            {
                AsFound.Add((row.Seq, changes.Rows.Count));
            }

            if (changes.Figures is { } seal)
            {
                figures.Add((row.Seq, seal));
            }

            foreach (var run in (changes.Found ?? []).Concat(changes.Run is { } one ? [one] : []))
            {
                runs[run.Id] = (row.Seq, run);
            }

            foreach (var file in changes.Rows.Where(change => change is { Table: "Evidence", Kind: ChangeKind.Added }))
            {
                evidence[file.Key] = (row.Seq, Text(file, "Sha256"));
            }

            copies.AddRange(changes.Rows.Where(change => change is { Table: "ReportEvents", Kind: ChangeKind.Added } && Text(change, "Kind") == nameof(ReportEventKind.CopyUploaded))
                .Select(change => (row.Seq, Text(change, "ReportId"), Text(change, "Text"))));
            foreach (var report in changes.Rows.Where(change => change.Table == "Reports"))
            {
                if (report.After.GetValueOrDefault("Sha256")?.ToString() is { Length: > 0 } sha256)
                {
                    reports[report.Key] = (row.Seq, sha256);
                }
            }
        }
        catch (JsonException)
        {
            problems.Add(new AuditProblem("Unreadable", row.Seq));
        }
    }

    private static string Text(RowChange change, string column) => change.After.GetValueOrDefault(column)?.ToString() ?? "";
}
