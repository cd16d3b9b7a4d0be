using System.Security.Cryptography;
using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Files;

/// <summary>
/// Hosts that share a server's database share the data folder as well, in which evidence and issued reports lie. A file in it holds an id that the
/// database knows: a host whose share is not mounted, or is another one, would give people files into a place where no other host finds them.
/// </summary>
internal sealed class SharedFolder(AppDbFactory databases, Deployment deployment, TimeProvider clock)
{
    public const string FileName = DatabaseMarker.Shared;
    public const string Setting = "shared folder";

    private const int IdBytes = 16;

    private string Path => System.IO.Path.Combine(deployment.DataFolder, FileName);

    /// <summary>A file database has its folder for itself.</summary>
    public bool IsWanted => databases.Choice.FilePath is null;

    /// <summary>What is wrong, and what to do; null where this is the folder that the database knows, or it knows none yet.</summary>
    public async Task<string?> Problem(CancellationToken cancellation) => await Known(cancellation) is not { } known ? null
        : Found() is not { } found
        ? $"The data folder {deployment.DataFolder} is not the one that the other hosts use: it has no file {FileName}. If it is a share, is it mounted? "
            + $"Where it was put back without that file, or is to be another one from now on, write {known} into {Path}."
        : found == known ? null
        : $"The data folder {deployment.DataFolder} belongs to another installation: its {FileName} says {found}, and the database {known}. "
            + "Name the folder that the other hosts use in ActionPlan:DataFolder.";

    /// <summary>The first host gives its folder its id, unless the folder has one.</summary>
    public async Task Claim(CancellationToken cancellation)
    {
        if (await Known(cancellation) is not null)
        {
            return;
        }

        var id = Found() ?? Write();
        await using var db = databases.CreateDbContext();
        try
        {
            await AuditTrail.InOne(db, new AuditNote(Actor.AtMachine("Người quản lý máy chủ"), AuditActions.FolderShared), clock, async () =>
            {
                db.Add(new SettingRow { Key = Setting, Value = id });
                return await db.SaveChangesAsync(cancellation);
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // Another host was faster: its folder is the one.
            if (await Known(cancellation) is null)
            {
                throw;
            }
        }
    }

    private async Task<string?> Known(CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        return await db.Settings.AsNoTracking().Where(row => row.Key == Setting).Select(row => row.Value).SingleOrDefaultAsync(cancellation);
    }

    private string? Found() => File.Exists(Path) && File.ReadAllText(Path).Trim() is { Length: > 0 } id ? id : null;

    // Another host may do the same in the same folder: whoever comes second finds the first one's.
    private string Write()
    {
        Directory.CreateDirectory(deployment.DataFolder);
        var part = $"{Path}.{System.IO.Path.GetRandomFileName()}.part";
        File.WriteAllText(part, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)));
        try
        {
            File.Move(part, Path, overwrite: false);
        }
        catch (IOException) when (File.Exists(Path))
        {
            File.Delete(part);
        }

        return Found()!;
    }
}
