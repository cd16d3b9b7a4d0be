using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>A deactivated account signs in no more.</summary>
internal sealed class ActiveAccounts : IUserConfirmation<UserAccount>
{
    public Task<bool> IsConfirmedAsync(UserManager<UserAccount> manager, UserAccount user) => Task.FromResult(user.DeactivatedAt is null);
}
