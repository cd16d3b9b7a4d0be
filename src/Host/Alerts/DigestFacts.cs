using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// What a reader is told of a run, as it was when the run was completed: a letter is composed from it later, and says nothing that became so since.
/// </summary>
/// <param name="Plan">The version of the plan.</param>
/// <param name="Now">What stands badly, in the order in which it is told.</param>
/// <param name="Gone">What the reader was last told of and need not be any more.</param>
internal sealed record DigestFacts(string Plan, IReadOnlyList<ToldCase> Now, IReadOnlyList<GoneCase> Gone)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonIgnore]
    public IEnumerable<string> Areas => Now.Select(one => one.Area).Concat(Gone.Select(one => one.Area));

    public string Write() => JsonSerializer.Serialize(this, Form);

    /// <exception cref="JsonException">The text was not written by this.</exception>
    public static DigestFacts Read(string? facts) => JsonSerializer.Deserialize<DigestFacts>(facts ?? "null", Form) ?? throw new JsonException("No facts are stored.");
}

/// <summary>A case that stands badly.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Before">What the reader was last told of it.</param>
/// <param name="Promise">What the unit has promised.</param>
internal sealed record ToldCase(
    string Target, string Area, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Status Status, Status? Before, string? Promise)
{
    [JsonIgnore]
    public Case Case => new(Target, Area);
}

/// <summary>A case that a reader need not be told of any more.</summary>
/// <param name="Before">What the reader was last told of it.</param>
/// <param name="HandedOver">Whether it stands badly still, and another unit answers for it.</param>
/// <param name="Failed">Whether its rule failed in the run.</param>
internal sealed record GoneCase(
    string Target, string Area, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Status Before, bool HandedOver, bool Failed)
{
    [JsonIgnore]
    public Case Case => new(Target, Area);

    /// <summary>Why it is gone.</summary>
    /// <param name="now">What the run says of it; null where it gave no verdict.</param>
    public DepartureReason Reason(Status? now)
    {
        if (HandedOver)
        {
            return DepartureReason.HandedOver;
        }

        // Only what this quarter says: that an older one was good is no news of a target that is judged no more.
        return now is { } status ? Bearings.Of(status, overdue: false) switch
        {
            Bearing.Good => DepartureReason.Remedied,
            Bearing.Silent => DepartureReason.NoNewResult,
            _ => DepartureReason.NotJudged,
        }
        : Failed ? DepartureReason.NoNewResult : DepartureReason.NotJudged;
    }
}
