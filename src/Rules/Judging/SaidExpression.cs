using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionPlan.Rules.Expressions;

namespace ActionPlan.Rules.Judging;

/// <summary>An expression with all that its reader needs: what its figures are called, and what they gave.</summary>
/// <param name="Text">As written in the rule file.</param>
/// <param name="Names">The figures' names by their ids.</param>
/// <param name="Values">What each view gave, by how it is written; empty where that is not said.</param>
internal sealed record SaidExpression(string Text, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, decimal> Values)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SaidExpression Of(string text, IReadOnlyList<Input> inputs, Func<Input, decimal?>? valueOf = null)
    {
        var (names, values) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, decimal>(StringComparer.Ordinal));
        foreach (var input in inputs)
        {
            names[input.Figure.Id] = input.Figure.Name;
            if (valueOf?.Invoke(input) is { } value)
            {
                values[input.ToString()] = value;
            }
        }

        return new SaidExpression(text, names, values);
    }

    public string Write() => JsonSerializer.Serialize(this, Plain);

    public static string Read(string json, CultureInfo culture) => JsonSerializer.Deserialize<SaidExpression>(json) is { } said
        ? ExpressionWords.Of(said.Text, said.Names.GetValueOrDefault, culture, view => said.Values.TryGetValue(view, out var value) ? value : null)
        : json;
}
