namespace ActionPlan.Host.Audit;

/// <summary>In whose name and why something is done; what it changes is recorded as it is saved.</summary>
/// <param name="Actor">Who, and from where.</param>
/// <param name="Action">The command's name, or one of <see cref="AuditActions"/>.</param>
/// <param name="Reason">Why, where it was said.</param>
/// <param name="Plan">The plan in force, whose names it can then be found by; null before one is.</param>
internal sealed record AuditNote(Actor Actor, string Action, string? Reason = null, Plan? Plan = null)
{
    /// <summary>What no table holds, such as the name with which somebody tried to sign in.</summary>
    public IReadOnlyDictionary<string, string?> Facts { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public static AuditNote Of(object command, Actor actor, Plan? plan) => new(actor, command.GetType().Name, (command as IReasoned)?.Reason, plan);
}
