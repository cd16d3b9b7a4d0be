using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Access.People;

/// <summary>What is known of a person beside the name they sign in with.</summary>
internal sealed record PersonFacts(string? Name, string? Unit, string? Email)
{
    public string TrimmedName => (Name ?? "").Trim();

    public string? TrimmedEmail => string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();

    /// <summary>What is wrong with them; null if nothing is.</summary>
    public async Task<string?> Problem(AppDb db, Rules.Plans.Plan plan, DateOnly today, UserAccount? known, CancellationToken cancellation)
    {
        if (TrimmedName.Length is 0 or > Sizes.Person)
        {
            return "NoName";
        }

        // Who was in a unit while it was in service stays in it.
        if (!string.IsNullOrEmpty(Unit) && Unit != known?.Unit && plan.UnitProblem(Unit, today) is { } problem)
        {
            return problem;
        }

        if (TrimmedEmail is not { } email)
        {
            return null;
        }

        // An address is what a person signed in elsewhere is known by.
        var normalized = email.ToUpperInvariant();
        var id = known?.Id;
        return email.Length > 254 || !Envelope.TryAddress(email, out var address) || address.Address != email ? "BadEmail"
            : await db.Users.AnyAsync(user => user.NormalizedEmail == normalized && user.Id != id, cancellation) ? "EmailTaken" : null;
    }
}

internal static class Units
{
    /// <summary>Why nobody can be placed in the unit; null if they can.</summary>
    public static string? UnitProblem(this Rules.Plans.Plan plan, string unit, DateOnly today) =>
        !plan.Units.TryGetValue(unit, out var known) ? "BadUnit" : known.IsActiveOn(today) ? null : "EndedUnit";
}
