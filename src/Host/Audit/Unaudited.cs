using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Audit;

/// <summary>What the trail keeps of rows and columns, as their marks say; those of Identity's own tables cannot carry any.</summary>
internal static class Unaudited
{
    /// <summary>Stands for a secret's value.</summary>
    public const string Secret = "***";

    /// <summary>Tokens of this provider are written without an entry: which code of an authenticator was taken last.</summary>
    public const string PassingTokens = "[AuthenticatorCode]";

    private const int Digits = 16;

    /// <summary>Short enough to be guessed from a digest: of these only the mark is kept.</summary>
    private static readonly HashSet<(Type Entity, string Property)> Guessable =
    [
        (typeof(IdentityUserToken<string>), nameof(IdentityUserToken<string>.Value)),
        (typeof(IdentityUserLogin<string>), nameof(IdentityUserLogin<string>.ProviderKey)),
    ];

    public static bool IsAudited(this IReadOnlyTypeBase entity) => !Marks<NotAuditedAttribute>.On(entity.ClrType);

    public static bool IsAudited(this IReadOnlyProperty property) => !Marks<NotAuditedAttribute>.On(property.PropertyInfo);

    public static bool IsRepetition(this IReadOnlyProperty property) => Marks<RepetitionAttribute>.On(property.PropertyInfo);

    public static bool IsSecret(this IReadOnlyProperty property) => Marks<SecretAttribute>.On(property.PropertyInfo) || property.IsGuessable();

    /// <summary>The mark, with the beginning of a digest by which another secret put in its place past the program is noticed.</summary>
    public static string Marked(this IReadOnlyProperty property, object value) => property.IsGuessable()
        ? Secret
        : $"{Secret} {new Canonical().Add(value.ToString()).Sha256()[..Digits]}";

    /// <summary>
    /// Whether the column is compared with what the trail says of it; of what can be guessed from a digest the trail says only that it is there.
    /// </summary>
    public static bool IsProved(this IReadOnlyProperty property) =>
        !Marks<ProvedElsewhereAttribute>.On(property.PropertyInfo)
        && (property.DeclaringType.ClrType, property.Name) != (typeof(IdentityUserToken<string>), nameof(IdentityUserToken<string>.Value));

    public static bool IsPassing(object row) => row is IPassing { IsPassing: true } or IdentityUserToken<string> { LoginProvider: PassingTokens };

    /// <summary>Rows that came or went are named by a check of their own.</summary>
    public static bool IsCountedElsewhere(this IReadOnlyTypeBase entity) => Marks<ProvedElsewhereAttribute>.On(entity.ClrType);

    public static bool TellsAreasElsewhere(this IReadOnlyTypeBase entity) => Marks<AreasElsewhereAttribute>.On(entity.ClrType);

    private static bool IsGuessable(this IReadOnlyProperty property) => Guessable.Contains((property.DeclaringType.ClrType, property.Name));

    private static class Marks<TMark>
        where TMark : Attribute
    {
        private static readonly ConcurrentDictionary<MemberInfo, bool> Known = [];

        public static bool On(MemberInfo? member) => member is not null && Known.GetOrAdd(member, one => one.IsDefined(typeof(TMark), inherit: false));
    }
}
