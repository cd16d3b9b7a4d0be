using System.Text.Json;
using System.Text.RegularExpressions;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>A threshold's <c>of</c>: the one value that may have several forms.</summary>
internal sealed partial class Binder
{
    private object? BindLimit(Node node, Node owner) => node.Kind switch
    {
        JsonTokenType.StartObject =>
            BindMap(node, typeof(decimal)) is IReadOnlyDictionary<string, decimal> byYear ? Remember(new LimitDefinition { ByYear = byYear }, node) : null,
        JsonTokenType.StartArray => BindEnds(node, owner),
        _ => BindEnd(node, owner),
    };

    private object? BindEnds(Node node, Node owner)
    {
        if (node.Items.Count != 2)
        {
            return Complain(node, "endsExpected");
        }

        var ends = node.Items.ConvertAll(item => BindEnd(item, owner) as LimitDefinition);
        return ends is [{ } lower, { } upper] ? Remember(new LimitDefinition { Ends = [lower, upper] }, node) : null;
    }

    private object? BindEnd(Node node, Node owner)
    {
        if (node.Kind == JsonTokenType.String && NamesAFigure().IsMatch(node.Text!))
        {
            return BindText(node, WrittenText.Expression) is string text ? Remember(new LimitDefinition { Expression = text }, node) : null;
        }

        return node.Kind != JsonTokenType.Number ? faults.NoThreshold(node, owner)
            : BindNumber(node) is decimal constant ? Remember(new LimitDefinition { Constant = constant }, node) : null;
    }

    private LimitDefinition Remember(LimitDefinition limit, Node node)
    {
        nodes[limit] = node;
        return limit;
    }

    // What is not meant to be a number in words, such as '500 cây': a name with something of it, a call, or a name alone.
    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*\s*[.(]\s*[A-Za-z]|^\s*[A-Za-z_][A-Za-z0-9_]*\s*\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex NamesAFigure();
}
