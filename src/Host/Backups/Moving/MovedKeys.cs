using ActionPlan.Host.Persistence.Keeping;

namespace ActionPlan.Host.Backups.Moving;

/// <summary>
/// The keys that sign cookies and seal secrets lie in a server's database, and beside a file database as files. The other way a start takes them over by
/// itself.
/// </summary>
internal static class MovedKeys
{
    public static async Task Write(AppDb from, string dataFolder, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "keys")).FullName;
        foreach (var key in await from.Set<ProtectionKeyRow>().AsNoTracking().ToListAsync(cancellation))
        {
            var file = Path.Combine(folder, Path.GetFileName(key.Name) + ".xml");
            if (!File.Exists(file))
            {
                await File.WriteAllTextAsync(file, key.Xml, cancellation);
            }
        }
    }
}
