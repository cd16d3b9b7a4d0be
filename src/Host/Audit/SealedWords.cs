using System.Security.Cryptography;
using System.Text;

namespace ActionPlan.Host.Audit;

/// <summary>Whether every entry is found by the words it holds: without them an entry stands in the trail and no search comes upon it.</summary>
internal sealed class SealedWords
{
    private readonly Dictionary<long, UInt128> entries = [];

    public void Keep(AuditRow row) =>
        entries[row.Seq] = row.Subjects.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(UInt128.Zero, (sum, word) => sum + Of(word));

    public async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
    {
        var indexed = new Dictionary<long, UInt128>();
        await foreach (var row in db.AuditWords.IgnoreQueryFilters().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            indexed[row.Seq] = indexed.GetValueOrDefault(row.Seq) + Of(row.Word);
        }

        return [.. entries.Where(entry => entry.Value != indexed.GetValueOrDefault(entry.Key)).Select(entry => new AuditProblem("WordsAltered", entry.Key))];
    }

    // Summed, so that the order does not matter.
    private static UInt128 Of(string word) => RowHash.Read(SHA256.HashData(Encoding.UTF8.GetBytes(word))).High;
}
