using ActionPlan.Host.Reports;

namespace ActionPlan.Host.Authoring;

/// <summary>All modules with what changed last, and the drafts that are open.</summary>
/// <param name="Today">The quarter of today.</param>
/// <param name="Changed">Which publication last changed each target.</param>
/// <param name="Open">Drafts and proposals; none for those who neither write nor decide.</param>
/// <param name="TwoPeople">The modules of which a changed folder waits for two people.</param>
internal sealed record WorkbenchView(Period Today, IReadOnlyDictionary<string, PlanChangeRow> Changed, IReadOnlyList<RuleDraftRow> Open,
    IReadOnlySet<string> TwoPeople);

/// <summary>A folder's change that waits.</summary>
/// <param name="Read">It, beside what is in force; null where none waits.</param>
/// <param name="Proposal">Its proposal; null where nobody has said anything yet.</param>
/// <param name="NeedsTwo">The modules that it touches and that two people publish.</param>
internal sealed record FolderView(ReadDraft? Read, RuleDraftRow? Proposal, IReadOnlyList<string> NeedsTwo);

/// <summary>A module's rules as somebody writes on them.</summary>
/// <param name="File">The module's file in force.</param>
/// <param name="Own">His draft; null where he has none yet.</param>
/// <param name="Read">It, put into the plan; null where he has none.</param>
/// <param name="Others">Other people's drafts.</param>
internal sealed record DraftView(PlanText File, RuleDraftRow? Own, ReadDraft? Read, IReadOnlyList<OtherDraft> Others)
{
    public string Text => Read?.Text ?? RuleFiles.TextOf(File);

    /// <summary>By which a saved text knows that it changes this one.</summary>
    public string Seen => Own?.Sha256 ?? RuleDraftRow.DigestOf(File);

    public bool Meets => Read is { Conflicts.Count: > 0 };

    public bool Waits => Own is { State: RuleDraftState.Proposed };
}

/// <summary>Somebody else's draft of the same rules.</summary>
/// <param name="Row">The draft.</param>
/// <param name="Shared">What it and one's own touch both.</param>
/// <param name="IsLeft">Whether its owner may not go on with it.</param>
internal sealed record OtherDraft(RuleDraftRow Row, IReadOnlyList<string> Shared, bool IsLeft);

/// <summary>A proposal as it is decided on.</summary>
/// <param name="Row">The draft.</param>
/// <param name="Read">It, put into the plan.</param>
/// <param name="Usual">The first quarter that it would judge if none is said.</param>
/// <param name="Restated">Closed quarters that would be judged again; null where none is asked for.</param>
/// <param name="OwnerMay">Whether whoever proposed it may still write it: sent back to somebody else, it would lie there.</param>
internal sealed record DecisionView(RuleDraftRow Row, ReadDraft Read, Period Usual, IReadOnlyList<RestatedQuarter>? Restated, bool OwnerMay);
