namespace ActionPlan.Host.Files;

/// <summary>
/// Thumbnails of evidence, each made once and kept in the data folder under its picture's SHA-256; they can be made again at any time. A picture
/// of which none can be made leaves an empty file, so that nobody makes the app try it over and over.
/// </summary>
internal sealed class Thumbnails(Deployment deployment) : IDisposable
{
    // Pictures are large while they are decoded.
    private readonly SemaphoreSlim turn = new(1);

    /// <returns>Where it lies; null if none can be made.</returns>
    public async Task<string?> Of(string sha256, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(Path.Combine(deployment.DataFolder, "thumbnails", sha256 + ".jpg"));
        if (!File.Exists(path))
        {
            await turn.WaitAsync(cancellation);
            try
            {
                if (!File.Exists(path))
                {
                    var picture = await File.ReadAllBytesAsync(EvidenceFiles.PathOf(deployment, sha256), cancellation);
                    await EvidenceFiles.Write(path, Thumbnail.Draw(picture) ?? [], cancellation);
                }
            }
            finally
            {
                turn.Release();
            }
        }

        return new FileInfo(path).Length > 0 ? path : null;
    }

    public void Dispose() => turn.Dispose();
}
