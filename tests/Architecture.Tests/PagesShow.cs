using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Architecture.Tests;

/// <summary>A page asks its feature and shows the answer; the feature holds the database.</summary>
public sealed class PagesShow
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void A_component_names_no_database()
    {
        var components = Sources.Host.GetTypes().Where(Sources.IsComponent).ToList();
        Assert.True(components.Count > 100, $"{components.Count} components");

        Assert.Empty(components.Where(component => Parts(component).Any(NamesIt)).Select(component => component.FullName));
    }

    [Fact]
    public void A_feature_that_holds_it_is_seen_to() =>
        Assert.All([typeof(Host.Evaluation.RunHistories), typeof(Host.Mail.Composing)], type => Assert.True(NamesIt(type)));

    /// <summary>What the compiler makes of asynchronous methods and of lambdas stands in types below.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Parts).Prepend(type);

    private static bool NamesIt(Type type) =>
        type.GetFields(Own).Any(field => IsIt(field.FieldType)) || type.GetProperties(Own).Any(property => IsIt(property.PropertyType))
        || type.GetMethods(Own).Any(method => method.GetParameters().Any(given => IsIt(given.ParameterType))
            || CompiledCode.Members(method).Any(member => IsIt(member as Type ?? member.DeclaringType)));

    private static bool IsIt(Type? type) => type is not null && (typeof(DbContext).IsAssignableFrom(type) || type == typeof(EntityFrameworkQueryableExtensions)
        || (type.IsGenericType && type.GetGenericArguments().Any(IsIt)));
}
