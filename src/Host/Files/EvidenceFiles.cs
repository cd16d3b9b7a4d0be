using ActionPlan.Host.Shell;

namespace ActionPlan.Host.Files;

/// <summary>Where evidence lies: in the data folder, outside what is served, each file under its SHA-256.</summary>
internal static class EvidenceFiles
{
    public static string PathOf(Deployment deployment, string sha256) => Path.Combine(deployment.DataFolder, "evidence", sha256);
}
