using System.Threading.RateLimiting;
using ActionPlan.Host.Access.People;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Outside;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace ActionPlan.Host.Access;

internal static class AccessServices
{
    /// <summary>Accounts and their passwords: what commands need too.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => OidcSettings.Of(configuration, provider.GetRequiredService<Words.Deployment>().IsSample));
        services.AddScoped<IPasswordHasher<UserAccount>, ComposedPasswords>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddIdentityCore<UserAccount>(options =>
            {
                // Length beats rules about letters, which lead to 'Phuong12@' everywhere.
                options.Password.RequiredLength = PasswordRules.ShortestLength;
                options.Password.RequireDigit =
                    options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 6;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.SignIn.RequireConfirmedAccount = true;
                options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
            })
            .AddUserStore<AccountStore>()
            .AddUserManager<LockingAccounts>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<CodesOnce>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<IdentityWords>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<SampleAccounts>();
        services.AddScoped<OtherPlans>().AddScoped<AccountQueries>().AddScoped<PersonLines>();
        return services;
    }
}
