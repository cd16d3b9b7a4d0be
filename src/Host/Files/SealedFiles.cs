using System.Security.Cryptography;
using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Files;

/// <summary>Whether each evidence file is the one that was added.</summary>
internal sealed class SealedFiles(Deployment deployment) : ISealed
{
    private readonly Dictionary<string, (long Entry, string Sha256)> added = new(StringComparer.Ordinal);

    public string Table => "Evidence";

    public void Keep(AuditRow entry, EntryChanges? changes)
    {
        foreach (var file in (changes?.Rows ?? []).Where(change => change is { Table: "Evidence", Kind: ChangeKind.Added }))
        {
            added[file.Key] = (entry.Seq, file.Said("Sha256"));
        }
    }

    public async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
    {
        var problems = new List<AuditProblem>();
        var missing = added.ToDictionary(StringComparer.Ordinal);
        foreach (var row in await db.Evidence.IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation))
        {
            if (!missing.Remove(row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), out var known))
            {
                problems.Add(new AuditProblem("FileUnknown", row.Id, row.FileName));
                continue;
            }

            var path = EvidenceFiles.PathOf(deployment, known.Sha256);
            if (row.Sha256 != known.Sha256)
            {
                problems.Add(new AuditProblem("FileAltered", row.Id, row.FileName, known.Entry));
            }
            else if (!File.Exists(path))
            {
                problems.Add(new AuditProblem("FileMissing", row.Id, row.FileName, known.Entry));
            }
            else if (await Sha256(path, cancellation) != known.Sha256)
            {
                problems.Add(new AuditProblem("FileAltered", row.Id, row.FileName, known.Entry));
            }
        }

        problems.AddRange(missing.Select(gone => new AuditProblem("FileGone", gone.Key, gone.Value.Entry)));
        return problems;
    }

    private static async Task<string> Sha256(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }
}
