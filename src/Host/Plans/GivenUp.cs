using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Plans;

/// <summary>
/// A plan in preparation that was given up: the database says so first, and until its files are gone it stays noted, so that what is left of them
/// never comes into force, wherever the process is killed.
/// </summary>
internal sealed class GivenUp(AppDbFactory databases, TimeProvider clock)
{
    /// <summary>Removes what is a plan's in its folder. What else somebody keeps there stays, and is nobody's plan.</summary>
    /// <exception cref="IOException">Something could not be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not remove it.</exception>
    public static void Remove(string folder)
    {
        Empty(Path.Combine(folder, PlanSource.TestsFolder));
        Empty(folder);
    }

    /// <summary>Its id is free for another.</summary>
    public async Task Forget(string id, CancellationToken cancellation)
    {
        await using var db = databases.CreateOf(id);
        var note = new AuditNote(Actor.System("Theo dõi thư mục chương trình"), AuditActions.PreparedFolderGone)
        {
            Facts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["id"] = id },
        };
        await Preparation.Note(db, id, null, cancellation);
        await AuditTrail.InOne(db, note, clock, () => db.SaveChangesAsync(cancellation), cancellation);
    }

    private static void Empty(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        // The plan's own file goes last: without it nobody would look for the rest again.
        var files = Directory.GetFiles(folder, "*.json").Concat(Directory.GetFiles(folder, ".*.json.*"));
        foreach (var file in files.OrderBy(file => PlanSource.IsPlanFile(Path.GetFileName(file))))
        {
            File.Delete(file);
        }

        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
