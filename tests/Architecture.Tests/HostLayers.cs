using System.Reflection;
using System.Text.RegularExpressions;

namespace ActionPlan.Architecture.Tests;

/// <summary>Each folder of the host may use those before it, never those after.</summary>
public sealed partial class HostLayers
{
    private const string Space = "ActionPlan.Host";

    private static readonly string[] Order =
    [
        "Words", "Rights", "Persistence", "Audit", "Plans", "Access", "Commands", "Sheets", "Figures", "Registers", "Due", "Files", "Evaluation",
        "Charts", "Mail", "Alerts", "Assignments", "Commitments", "Reports", "Summaries", "Excel", "Authoring", "Backups", "Health", "Waiting", "Board",
        "Meetings", "Calendars", "Search", "Scheduling", "Api", "Shell", "Pages",
        "Startup", "Samples", "Cli", "Program",
    ];

    [Fact]
    public void The_list_of_layers_names_the_folders_on_disk() => Assert.Equal(
        Order.Except(["Program"]).Order(StringComparer.Ordinal),
        Directory.GetDirectories(Folder).Where(path => Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Any())
            .Select(path => Path.GetFileName(path)!)
            .Except(["bin", "obj", "Properties"]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_folder_uses_only_those_before_it()
    {
        var ahead = Compiled().Concat(Written()).Where(use => Array.IndexOf(Order, use.To.Layer) > Array.IndexOf(Order, use.From.Layer)).ToList();

        var unknown = ahead.Where(use => !Known.Contains($"{use.From.Layer} -> {use.To.Layer}"))
            .Select(use => $"{use.From.Layer} -> {use.To.Layer}: {use.From.Name} uses {use.To.Name}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(unknown.Count == 0, string.Join('\n', unknown));
        Assert.Empty(Known.Except(ahead.Select(use => $"{use.From.Layer} -> {use.To.Layer}")));
    }

    private static string Folder => Path.Combine(Sources.Root, "src", "Host");

    private static IEnumerable<(Place From, Place To)> Compiled() =>
        from type in Sources.Host.GetTypes()
        where IsOurs(type)
        from used in TypeUses.Of(type)
        where IsOurs(used)
        select (Place.Of(type), Place.Of(used));

    /// <summary>Constants and names of members leave no trace in compiled code.</summary>
    private static IEnumerable<(Place From, Place To)> Written()
    {
        var byName = Sources.Host.GetTypes().Where(type => IsOurs(type) && !type.IsNested && !type.Name.Contains('<', StringComparison.Ordinal))
            .ToLookup(type => type.Name.Split('`')[0], Place.Of, StringComparer.Ordinal);
        var constants = (
            from type in Sources.Host.GetTypes()
            where IsOurs(type)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where field.IsLiteral && !type.IsEnum
            select $"{type.Name}.{field.Name}").ToHashSet(StringComparer.Ordinal);
        return
            from path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            where Path.GetExtension(path) is ".cs" or ".razor"
            let parts = Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)
            where parts[0] is not ("bin" or "obj") && !parts.Contains("Migrations", StringComparer.Ordinal)
            let user = new Place(parts.Length > 1 ? parts[0] : "Program", Path.GetFileNameWithoutExtension(path))
            from System.Text.RegularExpressions.Match name in Named().Matches(WithoutComments(path))
            let typed = name.Groups["type"].Value
            where name.Groups["of"].Success || constants.Contains($"{typed}.{name.Groups["member"].Value}")
            let places = byName[typed].ToList()
            where places.Count == 1
            select (user, places[0]);
    }

    private static string WithoutComments(string path) =>
        string.Join('\n', File.ReadLines(path).Where(line => !line.AsSpan().TrimStart().StartsWith("//", StringComparison.Ordinal)));

    // Migrations are kept as the tool writes them.
    private static bool IsOurs(Type type) =>
        type.Namespace is { } space && (space == Space || space.StartsWith(Space + ".", StringComparison.Ordinal))
        && !space.Contains(".Migrations", StringComparison.Ordinal) && !type.Name.StartsWith("_Imports", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w.""@])(?<of>nameof\()?(?<type>[A-Z]\w*)\.(?<member>[A-Z]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Named();

    private sealed record Place(string Layer, string Name)
    {
        public static Place Of(Type type)
        {
            while (type.DeclaringType is { } outer)
            {
                type = outer;
            }

            return new(type.Namespace == Space ? "Program" : type.Namespace![(Space.Length + 1)..].Split('.')[0], type.Name);
        }
    }
}
