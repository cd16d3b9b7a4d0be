using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Access.People;

/// <summary>What is known of a person beside the name they sign in with.</summary>
internal sealed record PersonFacts(string? Name, string? Unit, string? Email)
{
    public string TrimmedName => (Name ?? "").Trim();

    public string? TrimmedEmail => string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();

    /// <summary>What is wrong with them; null if nothing is.</summary>
    public async Task<string?> Problem(AppDb db, Rules.Plans.Plan plan, string? id, CancellationToken cancellation)
    {
        if (TrimmedName.Length is 0 or > Sizes.Person)
        {
            return "NoName";
        }

        if (!string.IsNullOrEmpty(Unit) && !plan.Units.ContainsKey(Unit))
        {
            return "BadUnit";
        }

        if (TrimmedEmail is not { } email)
        {
            return null;
        }

        // An address is what a person signed in elsewhere is known by.
        var normalized = email.ToUpperInvariant();
        return email.Length > 254 || !MimeKit.MailboxAddress.TryParse(email, out _) ? "BadEmail"
            : await db.Users.AnyAsync(user => user.NormalizedEmail == normalized && user.Id != id, cancellation) ? "EmailTaken" : null;
    }
}
