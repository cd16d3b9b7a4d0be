using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Host.Backups;

/// <summary>Puts a backup back, or proves that it could be: aside first, so that nothing stands in its place until all of it is proved.</summary>
internal sealed class Restoring(IInstallationProof proof, Deployment deployment, TimeProvider clock)
{
    private const string Database = DatabaseChoice.File;
    private const string Unproved = ".restoring";

    /// <summary>What a disk of its own has from the beginning.</summary>
    private const string OfDisk = "lost+found";

    /// <summary>Restores into a scratch folder, proves what is there, and takes it away again.</summary>
    /// <exception cref="BackupRefusedException">The backup is of no use.</exception>
    public async Task<BackupManifest> Verify(string path, string passphrase, CancellationToken cancellation)
    {
        var scratch = Directory.CreateTempSubdirectory("actionplan-verify-").FullName;
        try
        {
            var manifest = await Prove(path, passphrase, scratch, scratch, cancellation);
            BackupShelf.MarkProved(path, clock.GetUtcNow());
            return manifest;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Into the data folder of this installation, which must be empty.</summary>
    /// <exception cref="BackupRefusedException">It is not, or the backup is of no use.</exception>
    public async Task<BackupManifest> Restore(string path, string passphrase, CancellationToken cancellation)
    {
        var target = deployment.DataFolder;
        var beside = Path.Combine(target, Unproved);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any(entry => entry != beside && Path.GetFileName(entry) != OfDisk))
        {
            throw new BackupRefusedException(
                $"The data folder {target} is not empty. Nothing was touched: move what is there away, or name another folder in ActionPlan:DataFolder.");
        }

        Remove(beside);
        try
        {
            var manifest = await Prove(path, passphrase, beside, target, cancellation);
            // The database last: a start that comes between finds its marker without it, and refuses.
            foreach (var entry in Directory.EnumerateFileSystemEntries(Path.Combine(beside, "data")).OrderBy(entry => Turn(Path.GetFileName(entry))).ToList())
            {
                Directory.Move(entry, Path.Combine(target, Path.GetFileName(entry)));
            }

            return manifest;
        }
        finally
        {
            Remove(beside);
        }
    }

    private static int Turn(string name) => name switch
    {
        Database + ".known" => 0,
        Database => 2,
        _ => 1,
    };

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<BackupManifest> Prove(string path, string passphrase, string folder, string target, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var manifest = await BackupArchive.Unpack(path, passphrase, folder, cancellation);
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        if (Directory.Exists(Path.Combine(folder, "rules")))
        {
            Directory.Move(Path.Combine(folder, "rules"), Path.Combine(data, "rules"));
        }

        PointToRules(Path.Combine(data, "settings.json"), Path.Combine(Path.GetFullPath(target), "rules"));
        if (manifest.Database == DatabaseProvider.Sqlite)
        {
            File.Move(Path.Combine(folder, BackupArchive.Database), Path.Combine(data, Database));
            var problems = await proof.Problems(data, cancellation);
            if (problems.Count > 0)
            {
                throw new BackupRefusedException(
                    $"What the backup holds is not what its trail says, so it was not put back:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
            }
        }

        return manifest;
    }

    // The rules that were in force come with it: those that a fresh copy of the program brings would otherwise be published over them. Its database lies in the
    // data folder, wherever it lay.
    private static void PointToRules(string settings, string rules)
    {
        var read = File.Exists(settings)
            ? JsonNode.Parse(File.ReadAllText(settings),
                documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }) : null;
        var all = read as JsonObject ?? [];
        all["Rules"] = new JsonObject { ["Folder"] = rules };
        if (all["Database"] is JsonObject database
            && !string.Equals((string?)database["Provider"], nameof(DatabaseProvider.SqlServer), StringComparison.OrdinalIgnoreCase))
        {
            all.Remove("Database");
        }

        File.WriteAllText(settings,
            all.ToJsonString(
                new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }
}
