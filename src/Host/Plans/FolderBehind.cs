namespace ActionPlan.Host.Plans;

/// <summary>
/// Whether a plan's folder is behind what another host published, rather than changed by somebody here: another host has published since this
/// one looked, and this one's folder is as it was. At a start an earlier version in the folder is such a one where hosts share a database; with
/// a file database it was put back while the program was off.
/// </summary>
/// <param name="isShared">Whether other hosts may use the database.</param>
internal sealed class FolderBehind(bool isShared)
{
    private string? folder;

    public bool IsIt => folder is not null;

    /// <param name="source">What lies in the folder; null where it cannot be read.</param>
    /// <param name="publications">What was published.</param>
    /// <param name="seen">The folder and the last publication when this host last looked.</param>
    public void Look(PlanSource? source, Publications publications, (string? Folder, long? Published) seen)
    {
        var isNewest = source is null || publications.Newest is not { } newest || newest.Sha256 == source.Sha256 || publications.Last!.Withdraws is not null;
        var isStill = seen.Folder is { } before ? before == source?.FolderSha256 && publications.Last?.Seq != seen.Published
            : isShared && publications.Standing.Any(row => row.Sha256 == source?.Sha256);
        if (isNewest || (folder is not null && folder != source!.FolderSha256))
        {
            folder = null;
        }
        else if (isStill)
        {
            folder = source!.FolderSha256;
        }
    }
}
