using ActionPlan.Host.Access;

namespace ActionPlan.Host.Audit;

/// <summary>Who came in, and who tried to.</summary>
internal static class SignInEntries
{
    private const int LongestName = 100;

    /// <param name="trail">The trail.</param>
    /// <param name="context">The request.</param>
    /// <param name="account">The account, where there is one of that name.</param>
    /// <param name="action">How it ended.</param>
    /// <param name="name">The name that was typed.</param>
    public static Task Tell(this AuditTrail trail, HttpContext context, UserAccount? account, string action, string? name)
    {
        var typed = string.Concat((name ?? "").Trim().Take(LongestName).Select(letter => char.IsControl(letter) ? '?' : letter));
        var actor = new Actor(account?.DisplayName ?? Actor.Nobody.Name, account?.Id, [], context.Connection.RemoteIpAddress?.ToString() ?? "–");
        return trail.Write(actor, action, new Dictionary<string, string?>(StringComparer.Ordinal) { ["name"] = typed }, CancellationToken.None);
    }
}
