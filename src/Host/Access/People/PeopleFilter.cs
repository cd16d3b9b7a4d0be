using ActionPlan.Host.Access;

namespace ActionPlan.Host.Access.People;

/// <summary>A person as the list shows them.</summary>
internal sealed record PersonLine(UserAccount Account, IReadOnlyList<Grant> Grants);

internal sealed class PersonLines(AppDb db)
{
    /// <returns>Those looked for, as a Vietnamese list of names has them, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<PersonLine> Lines, int Total)> Read(PeopleFilter filter, CancellationToken cancellation)
    {
        var grants = (await db.Grants.AsNoTracking().ToListAsync(cancellation))
            .ToLookup(grant => grant.UserId, grant => grant.ToGrant(), StringComparer.Ordinal);
        var accounts = await db.Users.AsNoTracking().ToListAsync(cancellation);
        return ([.. accounts.Select(account => new PersonLine(account, [.. grants[account.Id]])).Where(filter.Matches)
            .OrderBy(line => PeopleFilter.GivenNameFirst(line.Account.DisplayName), Ordering.Vietnamese)], accounts.Count);
    }
}

/// <summary>Which people are looked for.</summary>
internal sealed record PeopleFilter(string? Text, string? Unit, string? Role, string? State)
{
    public bool Matches(PersonLine line) =>
        (string.IsNullOrEmpty(Text) || Folded.Contains($"{line.Account.DisplayName} {line.Account.UserName} {line.Account.Email}", Text))
        && (string.IsNullOrEmpty(Unit) || line.Account.Unit == Unit || line.Grants.Any(grant => grant.Unit == Unit))
        && (string.IsNullOrEmpty(Role) || line.Grants.Any(grant => grant.Role.ToString() == Role))
        && (State switch { "all" => true, "off" => line.Account.DeactivatedAt is not null, _ => line.Account.DeactivatedAt is null });

    /// <summary>People stand by their given name, then by family and middle names.</summary>
    public static string GivenNameFirst(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? name : $"{words[^1]} {string.Join(' ', words[..^1])}";
    }
}
