using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>A target as its rule file says it, with what a reader of its expressions knows of them.</summary>
internal sealed class Aim
{
    private static readonly string[] Floors = ["atLeast", "above"];
    private static readonly string[] Ceilings = ["atMost", "below"];

    private readonly JsonObject written;
    private readonly JsonObject? threshold;

    public Aim(JsonObject written, string termFrom, string termTo)
    {
        this.written = written;
        threshold = written["threshold"] as JsonObject;
        Id = Text("id")!;
        Kind = Text("kind")!;
        Every = Text("every")!;
        From = Quarters.First(Text("from") ?? termFrom);
        To = Quarters.Last(Text("to") ?? termTo);
        Milestones =
            [.. (threshold?["milestones"] as JsonArray ?? []).Select(one => (Quarters.Last((string)one!["by"]!), (decimal)one["of"]!))
                .OrderBy(one => one.Item1)];
        Deadline = Milestones.Count > 0 ? Milestones[^1].By : (string?)threshold?["by"] is { } by ? Quarters.Last(by) : To;
        Is = (string?)threshold?["is"];
        Tolerance = (decimal?)threshold?["tolerance"] ?? 0;
        Baseline = (decimal?)threshold?["baseline"];
        Path = [.. Numbers(threshold?["path"]).Where(point => point.At < Deadline)];
        Profile = threshold?["profile"] is JsonArray profile ? [.. profile.Select(one => (decimal)one!)] : [25, 25, 25, 25];
        Met = Rule("Met");
        OnTrack = Rule("OnTrack");
    }

    public string Id { get; }

    public string Kind { get; }

    public string Every { get; }

    public int From { get; }

    public int To { get; }

    public int Deadline { get; }

    public string? Is { get; }

    public decimal Tolerance { get; }

    public decimal? Baseline { get; }

    public IReadOnlyList<(int By, decimal Of)> Milestones { get; }

    public IReadOnlyList<(int At, decimal Value)> Path { get; }

    public IReadOnlyList<decimal> Profile { get; }

    public Term? Met { get; }

    public Term? OnTrack { get; }

    public bool IsForTerm => Kind is "termTotal" or "termLevel";

    public bool AddsUp => Kind is "termTotal" or "yearTotal";

    public bool HasNoCourse => (string?)threshold?["course"] == "none";

    public bool IsFloor => Floors.Contains(Is, StringComparer.Ordinal);

    public bool IsCeiling => Ceilings.Contains(Is, StringComparer.Ordinal);

    public string? Value => Text("value");

    public IReadOnlyList<string> Parts => written["worstOf"] is JsonObject parts ? [.. parts.Select(part => (string)part.Value!)] : [];

    public JsonObject? OverAreas => written["overAreas"] as JsonObject;

    public JsonObject? Counts => written["counts"] as JsonObject;

    /// <summary>What the value is compared with in a year: one number or expression, or two ends; null before the first step.</summary>
    public IReadOnlyList<Term>? Limits(int quarter) => Limits(threshold?["of"], quarter);

    /// <summary>The milestone that is to come, or the last.</summary>
    public (int By, decimal Of)? Milestone(int quarter) => Milestones.Count == 0 ? null : Milestones.FirstOrDefault(one => one.By >= quarter, Milestones[^1]);

    public static IReadOnlyList<Term>? Limits(JsonNode? of, int quarter) => of switch
    {
        JsonArray ends => [.. ends.Select(Limit)],
        JsonObject steps => Numbers(steps).Where(step => Quarters.YearOf(step.At) <= Quarters.YearOf(quarter))
            .Select(step => (IReadOnlyList<Term>)[Constant(step.Value)]).LastOrDefault(),
        null => null,
        _ => [Limit(of)],
    };

    /// <summary>Whether the quarter is one of those in which it is judged.</summary>
    public bool IsJudged(int quarter) =>
        quarter >= From && quarter <= To && (IsTurn(quarter) || (IsForTerm && quarter >= Deadline) || Milestones.Any(one => one.By == quarter));

    /// <summary>Whether its verdict is the last word.</summary>
    public bool IsDue(int quarter) => IsForTerm ? quarter >= Deadline || Milestones.Any(one => one.By == quarter)
        : Quarters.NumberOf(quarter) == 4 || (Kind == "perPeriod" && IsTurn(quarter));

    private bool IsTurn(int quarter) => Every == "quarter" || Quarters.NumberOf(quarter) == 4 || (Every == "halfYear" && Quarters.NumberOf(quarter) == 2);

    private string? Text(string key) => (string?)written[key];

    private Term? Rule(string name) =>
        (written["rules"] as JsonArray)?.FirstOrDefault(rule => (string?)rule!["RuleName"] == name) is { } rule ? Term.Read((string)rule["Expression"]!) : null;

    private static Term Limit(JsonNode? written) => written!.GetValueKind() == JsonValueKind.Number ? Constant((decimal)written) : Term.Read((string)written!);

    private static Term Constant(decimal number) => new("number", [], number);

    private static IEnumerable<(int At, decimal Value)> Numbers(JsonNode? map) =>
        (map as JsonObject ?? []).Select(pair => (At: Quarters.Last(pair.Key), Value: decimal.Parse($"{pair.Value}", CultureInfo.InvariantCulture)))
            .OrderBy(pair => pair.At);
}
