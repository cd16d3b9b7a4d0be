namespace ActionPlan.Host.Health;

/// <summary>Whether the data folder is this account's, and nobody else's.</summary>
internal sealed class FolderPart(Deployment deployment, AppDbFactory databases) : IHealthPart
{
    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<HealthLine>>(thoroughly ? [Line(deployment.DataFolder)] : []);

    private HealthLine Line(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new HealthLine("Folder", HealthState.Warning, folder) { Case = "First" };
        }

        if (!CanWrite(folder))
        {
            return new HealthLine("Folder", HealthState.Bad, folder, Environment.UserName);
        }

        var open = OwnerOnly.CountOpen(folder, databases.Choice.FilePath);
        return open > 0 ? new HealthLine("Folder", HealthState.Warning, folder, HealthServices.Number(open))
            : new HealthLine("Folder", HealthState.Good, folder);
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            using var trial = new FileStream(
                Path.Combine(folder, Path.GetRandomFileName() + ".part"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
