namespace ActionPlan.Host.Health;

/// <summary>What a database says of itself, the same of both providers; null where there is no such thing, or it cannot be known.</summary>
internal sealed record DatabaseFacts
{
    /// <summary>Of the engine.</summary>
    public required string Version { get; init; }

    public long Bytes { get; init; }

    public string? Collation { get; init; }

    /// <summary>Whether readers and writers leave each other alone.</summary>
    public bool IsVersioned { get; init; }

    public bool MayWrite { get; init; }

    /// <summary>Whether this account may bring it to a newer form.</summary>
    public bool MayMigrate { get; init; } = true;

    /// <summary>What it can still take where it has a limit of its own.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>What is wrong inside.</summary>
    public string? Damage { get; init; }

    /// <summary>When it was last looked through, where others do that.</summary>
    public DateTime? LookedThrough { get; init; }

    /// <summary>Its machine's clock, where it has one of its own.</summary>
    public DateTime? Now { get; init; }
}
