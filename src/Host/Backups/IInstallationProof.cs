namespace ActionPlan.Host.Backups;

/// <summary>Proves an installation that was put back: only the start knows how one is opened.</summary>
internal interface IInstallationProof
{
    /// <summary>The trail is whole, all that it seals is there, and the last run is judged again from its evidence as it was.</summary>
    /// <param name="dataFolder">Where it lies, with its rules below.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    Task<IReadOnlyList<string>> Problems(string dataFolder, CancellationToken cancellation);
}
