using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn.Sessions;
using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Api.V1;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Persistence.Keeping;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Audit;

/// <summary>What the trail leaves out, and why. All else that is saved is in it.</summary>
internal static class Unaudited
{
    /// <summary>Stands for a secret's value: that it changed is written, never what it is.</summary>
    public const string Secret = "***";

    private const int Digits = 16;

    public static IReadOnlyDictionary<Type, string> Entities { get; } = new Dictionary<Type, string>
    {
        [typeof(AuditRow)] = "The trail itself.",
        [typeof(AuditWordRow)] = "An index over the trail, compared with its entries' words.",
        [typeof(FigureRow)] = "Written many at once: an entry holds their range, count and digest, and lists them where they are few.",
        [typeof(VerdictRow)] = "Written many at once: the run's entry holds a digest of all of them.",
        [typeof(FailureRow)] = "As verdicts.",
        [typeof(FindingRow)] = "As verdicts.",
        [typeof(SessionRow)] = "Signing in and out and ending sessions have entries of their own; a row opens nothing without its cookie.",
        [typeof(SignInTryRow)] = "A failed sign-in has an entry of its own.",
        [typeof(KeptFormRow)] = "What was typed and not saved: nothing of it counts, and in some hours it is gone.",
        [typeof(NoticeRow)] = "What a unit was last told follows from its messages, which are in the trail.",
    };

    private static readonly Dictionary<(Type Entity, string Property), string> Properties = new()
    {
        [(typeof(UserAccount), nameof(UserAccount.LastSignInAt))] = "Signing in has an entry of its own.",
        [(typeof(UserAccount), nameof(UserAccount.AccessFailedCount))] = "A failed sign-in has an entry of its own.",
        [(typeof(UserAccount), nameof(UserAccount.ConcurrencyStamp))] = "Changes with each of these two, and says nothing.",
        [(typeof(ApiKeyRow), nameof(ApiKeyRow.LastUsedAt))] = "Using a key is no change; what is sent with it has entries of its own.",
    };

    private static readonly HashSet<(Type Entity, string Property)> Secrets =
    [
        (typeof(ApiKeyRow), nameof(ApiKeyRow.KeyHash)),
        (typeof(UserAccount), nameof(UserAccount.PasswordHash)),
        (typeof(UserAccount), nameof(UserAccount.SecurityStamp)),
        (typeof(IdentityUserToken<string>), nameof(IdentityUserToken<string>.Value)),
        (typeof(IdentityUserLogin<string>), nameof(IdentityUserLogin<string>.ProviderKey)),
    ];

    /// <summary>Short enough to be guessed from a digest: of these only the mark is kept.</summary>
    private static readonly HashSet<(Type Entity, string Property)> Guessable =
    [
        (typeof(IdentityUserToken<string>), nameof(IdentityUserToken<string>.Value)),
        (typeof(IdentityUserLogin<string>), nameof(IdentityUserLogin<string>.ProviderKey)),
    ];

    public static bool IsAudited(this IReadOnlyTypeBase entity) => !Entities.ContainsKey(entity.ClrType);

    public static bool IsAudited(this IReadOnlyProperty property) => !Properties.ContainsKey((property.DeclaringType.ClrType, property.Name));

    /// <summary>Says again at length what other rows of the entry say: the trail keeps a digest of it.</summary>
    public static bool IsRepetition(this IReadOnlyProperty property) =>
        (property.DeclaringType.ClrType, property.Name) == (typeof(FigureDeliveryRow), nameof(FigureDeliveryRow.Answer));

    public static bool IsSecret(this IReadOnlyProperty property) => Secrets.Contains((property.DeclaringType.ClrType, property.Name));

    /// <summary>The mark, with the beginning of a digest by which another secret put in its place past the program is noticed.</summary>
    public static string Marked(this IReadOnlyProperty property, object value) => Guessable.Contains((property.DeclaringType.ClrType, property.Name))
        ? Secret
        : $"{Secret} {new Canonical().Add(value.ToString()).Sha256()[..Digits]}";
}
