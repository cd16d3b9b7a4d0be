using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ActionPlan.Architecture.Tests;

public sealed class SealedByDefault
{
    public static TheoryData<string> Assemblies =>
        ["ActionPlan.Kernel", "ActionPlan.Rules", "ActionPlan.ModuleKit", "ActionPlan.Host",
            .. Sources.ModuleFolders.Select(folder => $"ActionPlan.Modules.{folder}")];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_class_that_nothing_derives_from_is_sealed(string assembly)
    {
        var written = Written(Assembly.Load(assembly)).ToList();
        var bases = written.Select(type => type.BaseType).OfType<Type>().Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type)
            .ToHashSet();

        var open = written.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(type)).Select(type => type.FullName);
        Assert.Empty(open);
    }

    /// <summary>Razor components cannot be internal, nor can what they take as parameters.</summary>
    [Fact]
    public void The_host_shows_nothing_but_components_and_what_these_take()
    {
        var taken = new HashSet<Type>();
        foreach (var component in Written(Sources.Host, withComponents: true).Where(Sources.IsComponent))
        {
            Take(component, taken);
        }

        var shown = Written(Sources.Host).Where(type => type.IsVisible && !taken.Contains(type)).Select(type => type.FullName);
        Assert.Empty(shown);
    }

    private static void Take(Type type, HashSet<Type> taken)
    {
        var parameters = type.GetProperties().Where(property => !Sources.IsComponent(type) || property.IsDefined(typeof(ParameterAttribute)));
        foreach (var part in parameters.SelectMany(property => Parts(property.PropertyType)).Where(part => part.Assembly == Sources.Host && taken.Add(part)))
        {
            Take(part, taken);
        }
    }

    private static IEnumerable<Type> Parts(Type type) => type.GetGenericArguments().SelectMany(Parts).Prepend(type);

    /// <summary>Types that a person wrote: not the compiler, Razor (a class for each _Imports.razor), Mediator's generator or dotnet-ef.</summary>
    private static IEnumerable<Type> Written(Assembly assembly, bool withComponents = false) => assembly.GetTypes().Where(type =>
        type.Namespace?.StartsWith(assembly.GetName().Name!, StringComparison.Ordinal) == true
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.Name != "_Imports"
        && !type.IsSubclassOf(typeof(Migration))
        && !type.IsSubclassOf(typeof(ModelSnapshot))
        && (withComponents || !Sources.IsComponent(type)));
}
