using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace ActionPlan.Architecture.Tests;

/// <summary>The source tree and the assemblies built from it. Modules are found on disk, so that none can be forgotten.</summary>
internal static partial class Sources
{
    public static string Root { get; } = FindRoot();

    public static Assembly Kernel { get; } = Assembly.Load("ActionPlan.Kernel");

    public static Assembly Rules { get; } = Assembly.Load("ActionPlan.Rules");

    public static Assembly ModuleKit { get; } = Assembly.Load("ActionPlan.ModuleKit");

    public static Assembly Host { get; } = Assembly.Load("ActionPlan.Host");

    /// <summary>The folders below <c>src/Modules</c>.</summary>
    public static IReadOnlyList<string> ModuleFolders { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src", "Modules")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Modules => [.. ModuleFolders];

    public static Assembly Module(string folder) => Assembly.Load($"ActionPlan.Modules.{folder}");

    /// <summary><c>PartyBuilding</c> as <c>party-building</c>.</summary>
    public static string ModuleId(string folder) => InnerCapital().Replace(folder, "-$0").ToLowerInvariant();

    /// <summary>The assemblies an assembly's code uses.</summary>
    public static IEnumerable<string> Uses(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    public static bool IsOurs(string assembly) => assembly.StartsWith("ActionPlan.", StringComparison.Ordinal);

    public static bool IsComponent(Type type) => typeof(IComponent).IsAssignableFrom(type);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActionPlan.Modular.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No ActionPlan.Modular.sln above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("(?<=.)[A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InnerCapital();
}
