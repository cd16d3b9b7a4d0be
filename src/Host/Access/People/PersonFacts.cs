namespace ActionPlan.Host.Access.People;

/// <summary>What is known of a person beside the name they sign in with.</summary>
/// <param name="Name">As shown to people.</param>
/// <param name="Unit">Where they work.</param>
/// <param name="Email">Their address.</param>
/// <param name="IsDistinct">Whether somebody has said that they are not the person of the same name whom the system knows.</param>
internal sealed record PersonFacts(string? Name, string? Unit, string? Email, bool IsDistinct = false)
{
    public string CleanName => TypedText.Line(Name);

    public string? CleanEmail => TypedText.Word(Email) is { Length: > 0 } email ? email : null;

    /// <summary>What is wrong with them; null if nothing is.</summary>
    public async Task<string?> Problem(AppDb db, Rules.Plans.Plan plan, DateOnly today, UserAccount? known, CancellationToken cancellation)
    {
        if (CleanName.Length is 0 or > Sizes.Person)
        {
            return "NoName";
        }

        if (TypedText.Hidden(Name) is not null)
        {
            return "HiddenInName";
        }

        // Who was in a unit while it was in service stays in it.
        if (!string.IsNullOrEmpty(Unit) && Unit != known?.Unit && plan.UnitProblem(Unit, today) is { } problem)
        {
            return problem;
        }

        if (!IsDistinct && known?.DisplayName != CleanName && await IsAlike(db, known?.Id, cancellation))
        {
            return "NameAlike";
        }

        if (CleanEmail is not { } email)
        {
            return null;
        }

        // An address is what a person signed in elsewhere is known by.
        var normalized = email.ToUpperInvariant();
        var id = known?.Id;
        return !MailAddressRule.Accepts(email) ? "BadEmail"
            : await db.Users.AnyAsync(user => user.NormalizedEmail == normalized && user.Id != id, cancellation) ? "EmailTaken" : null;
    }

    private async Task<bool> IsAlike(AppDb db, string? id, CancellationToken cancellation)
    {
        var folded = Folded.Of(CleanName);
        var names = await db.Users.Where(user => user.FoldedName == folded && user.DeactivatedAt == null && user.Id != id).Select(user => user.DisplayName)
            .ToListAsync(cancellation);
        return names.Exists(name => Likeness.Of(name) == Likeness.Of(CleanName));
    }
}

internal static class Units
{
    /// <summary>Why nobody can be placed in the unit; null if they can.</summary>
    public static string? UnitProblem(this Rules.Plans.Plan plan, string unit, DateOnly today) =>
        !plan.Units.TryGetValue(unit, out var known) ? "BadUnit" : known.IsActiveOn(today) ? null : "EndedUnit";
}
