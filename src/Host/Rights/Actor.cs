using ActionPlan.Host.Access;

namespace ActionPlan.Host.Rights;

/// <summary>Who does something: a person who signed in, a system with a key, or this machine itself.</summary>
/// <param name="Name">As shown wherever it says who did it.</param>
/// <param name="UserId">The account; null for keys and the machine.</param>
/// <param name="Grants">What was granted.</param>
/// <param name="From">Where the request came from: an address, or what ran on the machine.</param>
internal sealed record Actor(string Name, string? UserId, IReadOnlyList<Grant> Grants, string From)
{
    /// <summary>Nobody has signed in.</summary>
    public static Actor Nobody { get; } = new("–", null, [], "–");

    /// <summary>The key that a system came in with; null for people.</summary>
    public long? KeyId { get; init; }

    /// <summary>The program itself, or whoever can run it on the machine: the database file is in their hands anyway.</summary>
    public bool IsTrusted { get; private init; }

    public bool IsSignedIn => UserId is not null;

    public static Actor System(string name) => new(name, null, [], "hệ thống") { IsTrusted = true };

    public static Actor AtMachine(string name) => new(name, null, [], "dòng lệnh") { IsTrusted = true };

    public bool May(Demand demand, Plan plan) => IsTrusted || Grants.Any(grant => grant.Meets(demand, plan));

    /// <summary>Whether it may do so somewhere at all: what a page asks before it shows itself.</summary>
    public bool MaySomewhere(Right right) => IsTrusted || Grants.Any(grant => grant.Rights.Contains(right));
}
