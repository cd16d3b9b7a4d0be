using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>Who came in, and who tried to.</summary>
internal static class SignInEntries
{
    private const int LongestName = 100;

    /// <param name="context">The request.</param>
    /// <param name="account">The account, where there is one of that name.</param>
    /// <param name="action">How it ended.</param>
    /// <param name="name">The name that was typed, or that a provider told.</param>
    /// <param name="provider">Who vouched for it, where no password did.</param>
    public static Task Tell(this AuditTrail trail, HttpContext context, UserAccount? account, string action, string? name, string? provider = null)
    {
        var typed = TypedText.Shown(TypedText.Word(name), LongestName);
        var actor = new Actor(account?.DisplayName ?? Actor.Nobody.Name, account?.Id, [], context.Connection.RemoteIpAddress?.ToString() ?? "–");
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["name"] = typed };
        if (provider is not null)
        {
            facts["provider"] = provider;
        }

        return trail.Write(actor, action, facts, CancellationToken.None);
    }
}
