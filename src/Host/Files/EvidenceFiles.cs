namespace ActionPlan.Host.Files;

/// <summary>Where evidence lies: in the data folder, outside what is served, each file under its SHA-256.</summary>
internal static class EvidenceFiles
{
    public static string PathOf(Deployment deployment, string sha256) => Path.Combine(deployment.DataFolder, "evidence", sha256);

    /// <summary>Keeps a file that is not there yet.</summary>
    public static async Task Keep(Deployment deployment, string sha256, byte[] content, CancellationToken cancellation)
    {
        var path = PathOf(deployment, sha256);
        if (new FileInfo(path) is { Exists: true } there && there.Length == content.Length)
        {
            return;
        }

        await Write(path, content, cancellation);
    }

    /// <summary>Whole or not at all: under another name first.</summary>
    public static async Task Write(string path, byte[] content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
