using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>The lists of a verdict as compact JSON; an empty list is null.</summary>
internal static class VerdictJson
{
    private static readonly VerdictJsonContext Context = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new PeriodJson(), new JsonStringEnumConverter<View>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Status>(JsonNamingPolicy.CamelCase) },
    });

    public static string? Write(IReadOnlyList<Remark> remarks) =>
        remarks.Count == 0 ? null : JsonSerializer.Serialize(remarks, Context.IReadOnlyListRemark);

    public static string Write(Remark remark) => JsonSerializer.Serialize(remark, Context.Remark);

    public static string? Write(IReadOnlyList<NamedValue> parts) =>
        parts.Count == 0 ? null : JsonSerializer.Serialize(parts, Context.IReadOnlyListNamedValue);

    public static string? Write(IReadOnlyList<ViewReading> evidence) =>
        evidence.Count == 0 ? null : JsonSerializer.Serialize([.. evidence.Select(Stored)], Context.IReadOnlyListStoredReading);

    public static IReadOnlyList<Remark> ReadRemarks(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, Context.IReadOnlyListRemark)!;

    public static Remark ReadRemark(string json) => JsonSerializer.Deserialize(json, Context.Remark)!;

    public static IReadOnlyList<NamedValue> ReadParts(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, Context.IReadOnlyListNamedValue)!;

    public static IReadOnlyList<StoredReading> ReadEvidence(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, Context.IReadOnlyListStoredReading)!;

    private static StoredReading Stored(ViewReading reading) => new(
        reading.Figure,
        reading.View,
        reading.Value,
        reading.From.Count == 0 ? null : [.. reading.From.Select(figure => figure.Version)],
        reading.Missing.Count == 0 ? null : reading.Missing,
        reading.Area,
        reading.Year);
}

[JsonSerializable(typeof(IReadOnlyList<Remark>))]
[JsonSerializable(typeof(IReadOnlyList<NamedValue>))]
[JsonSerializable(typeof(IReadOnlyList<StoredReading>))]
internal sealed partial class VerdictJsonContext : JsonSerializerContext;
