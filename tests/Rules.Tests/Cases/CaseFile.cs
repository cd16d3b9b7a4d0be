using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Rules.Tests.Cases;

/// <summary>A file of cases: what all its cases share, and the cases. Its format is told in Cases/README.md.</summary>
internal sealed record CaseFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public string? About { get; init; }

    public string[] Term { get; init; } = ["2020-Q3", "2025-Q4"];

    public IReadOnlyDictionary<string, string> Figures { get; init; } = new Dictionary<string, string>();

    public JsonArray? Areas { get; init; }

    public EarlierCase? Earlier { get; init; }

    public required IReadOnlyList<Case> Cases { get; init; }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static CaseFile Read(string name) => JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(Path.Combine(Folder, name)), Options)
        ?? throw new InvalidOperationException($"{name} is empty.");
}

/// <summary>The plan that the case's plan continues, and what was entered for it.</summary>
internal sealed record EarlierCase
{
    public required string[] Term { get; init; }

    public string? Calendar { get; init; }

    public JsonArray? Areas { get; init; }

    public IReadOnlyDictionary<string, string> Figures { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Given { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>();

    /// <summary>The plan that this one continues in turn.</summary>
    public EarlierCase? Earlier { get; init; }
}

/// <summary>One target, the figures entered, and the verdicts that design.md's text gives.</summary>
internal sealed record Case
{
    public required string Name { get; init; }

    public string[]? Term { get; init; }

    public string? Calendar { get; init; }

    public JsonArray? Areas { get; init; }

    public EarlierCase? Earlier { get; init; }

    public IReadOnlyDictionary<string, string> Figures { get; init; } = new Dictionary<string, string>();

    public required string Kind { get; init; }

    public string Every { get; init; } = "quarter";

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Value { get; init; }

    public JsonObject? WorstOf { get; init; }

    public JsonObject? OverAreas { get; init; }

    public JsonObject? Counts { get; init; }

    public JsonObject? Threshold { get; init; }

    /// <summary>Whether the target counts whole things.</summary>
    public bool Whole { get; init; }

    public JsonArray? Rules { get; init; }

    public JsonArray? Checks { get; init; }

    /// <summary>Other targets of the plan, each with its id, of which nothing is expected.</summary>
    public JsonArray? Others { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Given { get; init; }

    public IReadOnlyDictionary<string, string> Expect { get; init; } = new Dictionary<string, string>();

    /// <summary>What is found odd, by quarter, as <c>figure@area</c> or <c>module.check@area</c>.</summary>
    public IReadOnlyDictionary<string, string[]> Findings { get; init; } = new Dictionary<string, string[]>();

    public override string ToString() => Name;
}
