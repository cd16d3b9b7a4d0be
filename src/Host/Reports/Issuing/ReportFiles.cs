using System.Security.Cryptography;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Where issued documents and copies finished in Word lie: in the data folder, outside what is served, each under its SHA-256.</summary>
internal static class ReportFiles
{
    private const string Folder = "reports";

    public static string PathOf(Deployment deployment, string sha256) => Path.Combine(deployment.DataFolder, Folder, sha256 + ".docx");

    /// <summary>Moves what one data folder holds into another; a file of the same name there is the same file.</summary>
    public static void Join(string from, string to)
    {
        if (!Directory.Exists(Path.Combine(from, Folder)))
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(to, Folder));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, Folder)))
        {
            File.Move(file, Path.Combine(to, Folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>Written beside and moved into place, so that nobody ever reads half a file.</summary>
    public static async Task<string> Keep(Deployment deployment, byte[] document, CancellationToken cancellation)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(document));
        var path = PathOf(deployment, sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            var beside = path + "." + Path.GetRandomFileName();
            await File.WriteAllBytesAsync(beside, document, cancellation);
            File.Move(beside, path, overwrite: true);
        }

        return sha256;
    }

    /// <summary>Null if the file is not there, or is not what it was.</summary>
    public static async Task<byte[]?> Read(Deployment deployment, string sha256, CancellationToken cancellation)
    {
        var path = PathOf(deployment, sha256);
        if (!File.Exists(path))
        {
            return null;
        }

        var document = await File.ReadAllBytesAsync(path, cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(document)) == sha256 ? document : null;
    }
}
