using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>How a change to somebody's account ended.</summary>
/// <param name="Problem">The key of what is wrong; null when it was done.</param>
/// <param name="Id">The account.</param>
/// <param name="Password">A one-time password, to be shown once.</param>
internal sealed record PersonChange(string? Problem, string? Id = null, string? Password = null)
{
    public static PersonChange Unknown { get; } = new("Unknown");

    public static PersonChange Done(UserAccount account, string? password = null) => new(null, account.Id, password);

    public static PersonChange Refused(string problem, string? id = null) => new(problem, id);

    public static PersonChange Of(IdentityResult result, UserAccount account, string? password = null) =>
        result.Succeeded ? Done(account, password) : Refused(result.Errors.First().Code, account.Id);
}

/// <summary>Somebody must stay who can let others in.</summary>
internal static class Administrators
{
    /// <summary>Whether an active administrator is left without this account, or without this one grant.</summary>
    public static Task<bool> IsAnyLeft(this AppDb db, string? without, long? withoutGrant, CancellationToken cancellation) =>
        (from grant in db.Grants
         join account in db.Users on grant.UserId equals account.Id
         where grant.Role == Role.Administrator && account.DeactivatedAt == null && account.Id != without && grant.Id != withoutGrant
         select grant.Id).AnyAsync(cancellation);
}
