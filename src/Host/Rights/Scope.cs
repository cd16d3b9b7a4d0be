
namespace ActionPlan.Host.Rights;

/// <summary>What a key is good for; a key may have several.</summary>
internal enum Scope
{
    /// <summary>Sends the unit's figures, as drafts.</summary>
    FiguresWrite,

    /// <summary>Fetches approved figures, and the unit's own drafts.</summary>
    FiguresRead,
    VerdictsRead,
    AlertsRead,
}

internal static class Scopes
{
    /// <summary>As other systems write it: <c>figures:write</c>.</summary>
    public static string Code(this Scope scope) => scope switch
    {
        Scope.FiguresWrite => "figures:write",
        Scope.FiguresRead => "figures:read",
        Scope.VerdictsRead => "verdicts:read",
        _ => "alerts:read",
    };

    public static Scope? Of(string code) => Enum.GetValues<Scope>().Cast<Scope?>().FirstOrDefault(scope => scope!.Value.Code() == code);
}
