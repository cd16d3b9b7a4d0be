namespace ActionPlan.Host.Backups;

/// <summary>Section <c>Backup</c> of the configuration: backups that are taken by themselves.</summary>
internal sealed record BackupSettings
{
    /// <summary>Where they go: a folder on another disk, or a share that is mounted; null takes none.</summary>
    public string? Folder { get; init; }

    /// <summary>The file with the passphrase, which only this account reads; without it the environment's.</summary>
    public string? PassphraseFile { get; init; }

    /// <summary>How many of the newest stay.</summary>
    public int Keep { get; init; } = 14;

    /// <summary>The time of day, in the plan's zone.</summary>
    public TimeOnly At { get; init; } = new(1, 30);
}
