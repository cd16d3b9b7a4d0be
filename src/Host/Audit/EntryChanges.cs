using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionPlan.Host.Audit;

/// <summary>What an entry says was changed.</summary>
/// <param name="Rows">Rows, each with its values before and after.</param>
/// <param name="Figures">Figures that were appended.</param>
/// <param name="Run">The run that was completed.</param>
/// <param name="Facts">What no table holds.</param>
/// <param name="Sets">Rows that were added, too many to tell one by one; null where there are none.</param>
internal sealed record EntryChanges(
    IReadOnlyList<RowChange> Rows, FigureSeal? Figures, RunSeal? Run, IReadOnlyDictionary<string, string?>? Facts, IReadOnlyList<RowSeal>? Sets = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Read by people, too; pages encode it again.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        DictionaryKeyPolicy = null,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <exception cref="JsonException">Somebody wrote something else there.</exception>
    public static EntryChanges Read(string json) => JsonSerializer.Deserialize<EntryChanges>(json, Options) ?? throw new JsonException("null");

    public string Write() => JsonSerializer.Serialize(this, Options);
}
