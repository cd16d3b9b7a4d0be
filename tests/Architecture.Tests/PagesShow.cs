using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Architecture.Tests;

/// <summary>A page asks its feature and shows the answer. It may hand the database on; what it asks of it has a name, in the feature.</summary>
public sealed class PagesShow
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void A_component_holds_no_query()
    {
        var components = Sources.Host.GetTypes().Where(Sources.IsComponent).ToList();
        Assert.True(components.Count > 100, $"{components.Count} components");

        var asking = components.Where(component => Parts(component).SelectMany(part => part.GetMethods(Own)).Any(Asks)).Select(component => component.FullName);
        Assert.Empty(asking);
    }

    [Fact]
    public void A_query_of_a_feature_is_seen_as_one() =>
        Assert.Contains(Sources.Host.GetTypes().Where(type => !Sources.IsComponent(type)).SelectMany(type => type.GetMethods(Own)), Asks);

    /// <summary>What the compiler makes of asynchronous methods and of lambdas stands in types below.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Parts).Prepend(type);

    private static bool Asks(MethodInfo method) =>
        CompiledCode.Members(method).Any(member => member.DeclaringType == typeof(EntityFrameworkQueryableExtensions));
}
