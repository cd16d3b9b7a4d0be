using System.Reflection;
using ActionPlan.Host.Figures;
using Microsoft.AspNetCore.Components;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Pages and endpoints read what the reader's grants reach: none of them takes what opens the database for the machine itself.</summary>
public sealed class PagesReachTests
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Unbounded = [typeof(AppDbFactory), typeof(IDbContextFactory<AppDb>), typeof(SqliteDb), typeof(SqlServerDb)];

    /// <summary>Sessions, tries to sign in and sealed keys: read before anybody's grants are known, and no row of them is shown to anybody else.</summary>
    private static readonly Type[] BeforeGrants =
        [typeof(Host.Access.SignIn.Tries.SignInTries), typeof(Host.Access.SignIn.Sessions.OpenSessions)];

    /// <summary>What runs inside a request: pages and their parts, endpoints, and all that lies beside them.</summary>
    private static IEnumerable<Type> InRequests => typeof(AppDb).Assembly.GetTypes().Where(type =>
        type.IsAssignableTo(typeof(IComponent))
        || type.Namespace?.StartsWith("ActionPlan.Host.Pages", StringComparison.Ordinal) == true
        || type.Namespace?.StartsWith("ActionPlan.Host.Access.SignIn", StringComparison.Ordinal) == true
        || IsEndpoints(type) || IsEndpoints(type.DeclaringType));

    [Fact]
    public void No_page_or_endpoint_takes_what_opens_the_database_for_the_machine()
    {
        Assert.True(InRequests.Count() > 150);
        Assert.Empty(InRequests.Except(BeforeGrants).Where(type => !BeforeGrants.Contains(type.DeclaringType))
            .SelectMany(type => Takes(type).Where(taken => Unbounded.Contains(taken)).Select(taken => $"{type} takes {taken.Name}")));
    }

    /// <summary>A scope's own context is filtered as long as nobody calls the scope a command's.</summary>
    [Fact]
    public void No_page_or_endpoint_lifts_the_filters_of_its_own_scope()
    {
        MethodInfo[] lifting =
        [
            typeof(Acting).GetMethod(nameof(Acting.Commands))!, typeof(Reach).GetProperty(nameof(Reach.Everything))!.GetMethod!,
            .. typeof(EntityFrameworkQueryableExtensions).GetMethods()
                .Where(method => method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters)),
        ];

        Assert.Empty(InRequests.SelectMany(type => type.GetMethods(All).Where(method => Calls(method, lifting)).Select(method => $"{type}.{method.Name}")));
        Assert.All(typeof(Lifting).GetMethods(All), method => Assert.True(Calls(method, lifting), "The test sees such a call where there is one."));
    }

    private static bool IsEndpoints(Type? type) =>
        type?.GetMethods(All).Any(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first.Name == "IEndpointRouteBuilder") == true;

    private static IEnumerable<Type> Takes(Type type) =>
        type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
            .Concat(type.GetMethods(All).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetProperties(All).Select(property => property.PropertyType))
            .Concat(type.GetFields(All).Select(field => field.FieldType));

    // Every token in the code that names a method: an instruction of another meaning may look like one, but hardly like one of these two.
    private static bool Calls(MethodInfo method, MethodInfo[] wanted)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        return Enumerable.Range(0, Math.Max(0, code.Length - 4)).Where(at => code[at] is 0x28 or 0x6F)
            .Any(at => TryResolve(method, BitConverter.ToInt32(code, at + 1)) is MethodInfo called
                && wanted.Contains(called.IsGenericMethod && !wanted.Contains(called) ? called.GetGenericMethodDefinition() : called));
    }

    private static MethodBase? TryResolve(MethodInfo method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(token, method.DeclaringType!.GenericTypeArguments, method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception notAMethod) when (notAMethod is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private static class Lifting
    {
        public static void Calling(Acting acting) => acting.Commands(Actor.Nobody);

        public static object Unfiltered(AppDb db) => db.Figures.IgnoreQueryFilters();
    }
}
