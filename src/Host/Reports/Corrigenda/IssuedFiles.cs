using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>What the files say that a corrigendum is to correct, read before the transaction begins: issued files do not change.</summary>
internal sealed class IssuedFiles(AppDb db, Deployment deployment) : IPreparation<DraftCorrigendum>, IPreparation<RedraftReport>
{
    private readonly Dictionary<string, WordReading?> read = new(StringComparer.Ordinal);

    /// <summary>Null where the file is gone, or cannot be read.</summary>
    public WordReading? Of(string sha256) => read.TryGetValue(sha256, out var reading) ? reading
        : throw new InvalidOperationException("The document was issued while it was being corrected: once more will do.");

    public async ValueTask Prepare(DraftCorrigendum message, CancellationToken cancellation) => await Read(message.Id, cancellation);

    public async ValueTask Prepare(RedraftReport message, CancellationToken cancellation)
    {
        if (await db.Reports.AsNoTracking().Where(row => row.Id == message.Id).Select(row => row.CorrectsId).FirstOrDefaultAsync(cancellation) is { } corrected)
        {
            await Read(corrected, cancellation);
        }
    }

    private async Task Read(long report, CancellationToken cancellation)
    {
        foreach (var sha256 in (await new IssuedChain(db).Read(report, cancellation)).Select(row => row.Sha256!))
        {
            var file = await ReportFiles.Read(deployment, sha256, cancellation);
            read[sha256] = file is not null && WordFile.Open(file).File is { } opened ? new WordReading(opened.Body) : null;
        }
    }
}
