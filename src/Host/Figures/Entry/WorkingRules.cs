namespace ActionPlan.Host.Figures.Entry;

/// <summary>How the house works with figures on their way. Both are off until the office says otherwise.</summary>
/// <param name="ShowsProvisional">Whether a quarter may be looked at as it would be judged with figures that nobody has approved yet.</param>
/// <param name="SecondPersonApproves">Whether nobody approves what he entered himself.</param>
internal sealed record WorkingRules(bool ShowsProvisional = false, bool SecondPersonApproves = false)
{
    public const string On = "on";
    private const string ProvisionalKey = "showsProvisional";
    private const string SecondPersonKey = "secondPersonApproves";

    /// <param name="set">The settings that are on.</param>
    public static WorkingRules Of(List<string> set) => new(set.Contains(ProvisionalKey), set.Contains(SecondPersonKey));

    /// <summary>Why somebody may not approve a draft; null where he may.</summary>
    public Refusal? Refuse(FigureDraftRow draft, Actor actor) => SecondPersonApproves && IsOf(draft, actor) ? Refusal.OwnEntry : null;

    // People are renamed, and names are not theirs alone.
    private static bool IsOf(FigureDraftRow draft, Actor actor) => draft.EnteredById is { } id ? id == actor.UserId : draft.EnteredBy == actor.Name;

    /// <summary>Makes them hold, without saving.</summary>
    public async Task WriteTo(AppDb db, CancellationToken cancellation)
    {
        await db.Set(ProvisionalKey, ShowsProvisional ? On : null, cancellation);
        await db.Set(SecondPersonKey, SecondPersonApproves ? On : null, cancellation);
    }
}
