using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>What a value is compared with: one of five shapes, each with fields of its own.</summary>
internal static class LimitField
{
    public const string Number = "number";
    public const string ByYear = "byYear";
    public const string Expression = "expression";
    public const string Range = "range";
    public const string Milestones = "milestones";

    /// <summary>The field that says which of them it is, and those of each.</summary>
    public const string Shape = "limit";

    public static readonly IReadOnlyList<string> Shapes = [Number, ByYear, Expression, Range, Milestones];

    public static void Show(JsonObject? threshold, Dictionary<string, string> fields)
    {
        var of = threshold?["of"];
        var (shape, text) = (threshold?["milestones"], of) switch
        {
            (JsonArray milestones, _) => (Milestones, FieldTexts.ShowMilestones(milestones)),
            (_, JsonObject) => (ByYear, FieldTexts.Show(of)),
            (_, JsonArray) => (Range, ""),
            (_, JsonValue value) when value.GetValueKind() == JsonValueKind.String => (Expression, FieldTexts.Show(of)),
            _ => (Number, FieldTexts.Show(of)),
        };
        fields[Shape] = shape;
        foreach (var one in Shapes)
        {
            fields["of." + one] = one == shape ? text : "";
        }

        var ends = of as JsonArray;
        fields["of.low"] = ends?.Count > 0 ? FieldTexts.Show(ends[0]) : "";
        fields["of.high"] = ends?.Count > 1 ? FieldTexts.Show(ends[1]) : "";
    }

    /// <summary>The names of its fields.</summary>
    public static IEnumerable<string> Names => [Shape, .. Shapes.Select(shape => "of." + shape), "of.low", "of.high"];

    public static void Write(JsonObject threshold, IReadOnlyDictionary<string, string> typed, IReadOnlyList<string> order)
    {
        var shape = typed.GetValueOrDefault(Shape, Number);
        var text = typed.GetValueOrDefault("of." + shape, "");
        var (name, other) = shape == Milestones ? ("milestones", "of") : ("of", "milestones");
        threshold.Remove(other);
        threshold.Put(name, shape switch
        {
            Milestones => FieldTexts.Milestones(text),
            ByYear => FieldTexts.ByPeriod(text),
            Range => new JsonArray(FieldTexts.NumberOrText(typed.GetValueOrDefault("of.low", "")),
                FieldTexts.NumberOrText(typed.GetValueOrDefault("of.high", ""))),
            Expression => JsonValue.Create(text),
            _ => FieldTexts.NumberOrText(text),
        }, order);
    }
}
