namespace ActionPlan.Host.Files;

/// <summary>A kind of things that files are evidence for.</summary>
internal interface IEvidenceKind
{
    /// <summary>What a subject of this kind begins with, before the colon.</summary>
    string Name { get; }

    /// <summary>Whose it is; null where there is no such thing.</summary>
    ValueTask<EvidenceSubject?> Find(AppDb db, Plan plan, string rest, CancellationToken cancellation);
}
