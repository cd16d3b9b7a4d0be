using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>
/// Makes the C# types of a file from its tree. Unlike a serializer it goes on after an error, so that all of them are reported at once,
/// and it remembers where each object stood.
/// </summary>
internal sealed partial class Binder(SourceFile file, ProblemList problems)
{
    private const int LongestText = 4_000;

    // A yes-or-no target is measured in nothing, and of an empty expression the compiler complains itself.
    private static readonly string[] MayBeEmpty = [nameof(TargetDefinition.MeasuredIn), nameof(RuleDefinition.Expression)];

    private readonly Dictionary<object, Node> nodes = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> broken = new(ReferenceEqualityComparer.Instance);
    private readonly BindingFaults faults = new(file, problems);

    public T Bind<T>(Node root)
        where T : class => (T)BindObject(root, typeof(T), isRoot: true)!;

    /// <summary>Whether the object and all in it was as it should be.</summary>
    public bool IsWhole(object bound) => !broken.Contains(bound);

    /// <summary>Where the named property's value stands, or the object itself where it has none.</summary>
    public int OffsetOf(object bound, string? property = null, int? item = null)
    {
        var node = nodes[bound];
        var found = property is null ? node : node.Find(property) ?? node;
        return item is { } index && index < found.Items.Count ? found.Items[index].Offset : found.Offset;
    }

    public Node NodeOf(object bound) => nodes[bound];

    private object? BindObject(Node node, Type type, bool isRoot = false)
    {
        var result = Activator.CreateInstance(type)!;
        nodes[result] = node;
        var before = problems.Count;
        if (node.Kind != JsonTokenType.StartObject)
        {
            faults.NoObject(node, type);
        }
        else
        {
            BindMembers(node, result, type, isRoot);
        }

        foreach (var property in Shape.Of(type).RequiredTexts.Where(property => property.GetValue(result) is null))
        {
            // What later checks name must never be null, or one mistake would hide the others.
            property.SetValue(result, string.Empty);
        }

        if (problems.Count > before)
        {
            broken.Add(result);
        }

        return result;
    }

    private void BindMembers(Node node, object result, Type type, bool isRoot)
    {
        var shape = Shape.Of(type);
        var misspelt = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (shape.Members.TryGetValue(member.Name, out var property))
            {
                var value = BindValue(member.Value, property, node);
                if (value is not null)
                {
                    property.SetValue(result, value);
                }

                if (value is "" && shape.IsRequired(member.Name) && !MayBeEmpty.Contains(property.Name, StringComparer.Ordinal))
                {
                    Complain(member.Value, "textEmpty", member.Name);
                }
            }
            else if (!isRoot || !string.Equals(member.Name, "$schema", StringComparison.Ordinal))
            {
                var elsewhere = BindingFaults.Elsewhere(type, member.Name);
                var nearest = elsewhere is null ? Nearest.To(member.Name, shape.Members.Keys) : null;
                misspelt.Add(nearest ?? member.Name);
                problems.Add(file, member.Offset, elsewhere ?? (nearest is null ? "unknownKey" : "unknownKeyNear"), member.Name,
                    nearest ?? string.Join(", ", shape.Members.Keys));
            }
        }

        foreach (var name in shape.Required.Where(name => node.Find(name) is null && !misspelt.Contains(name)))
        {
            Complain(node, "missingKey", name);
        }
    }

    private object? BindValue(Node node, PropertyInfo property, Node owner)
    {
        if (node.Kind == JsonTokenType.Null)
        {
            var optional = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
            return optional ? null : Complain(node, "nullNotAllowed", Shape.JsonName(property));
        }

        return property.PropertyType == typeof(LimitDefinition) ? BindLimit(node, owner)
            : property.PropertyType == typeof(AlertsBelowDefinition) ? BindAlertsBelow(node)
            : BindAs(node, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, WrittenTexts.Of(property.Name));
    }

    private object? BindAs(Node node, Type type, WrittenText text = WrittenText.Word)
    {
        if (node.Kind == JsonTokenType.String && text != WrittenText.Expression)
        {
            RefuseHidden(node.Offset, node.Text!);
        }

        if (type == typeof(string))
        {
            return BindText(node, text);
        }

        if (type == typeof(bool))
        {
            return node.Kind is JsonTokenType.True or JsonTokenType.False ? node.Kind == JsonTokenType.True : faults.NoBoolean(node);
        }

        if (type == typeof(decimal))
        {
            return BindNumber(node);
        }

        if (type == typeof(int))
        {
            return BindNumber(node) is decimal number
                ? number == decimal.Truncate(number) && Math.Abs(number) < 1_000_000 ? (int)number : Complain(node, "wholeNumberExpected")
                : null;
        }

        if (type == typeof(DateOnly))
        {
            return DateOnly.TryParseExact(TypedText.Word(node.Text), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && node.Kind == JsonTokenType.String ? day : faults.Guessed(node, "dateExpected", PeriodGuess.Day);
        }

        if (type == typeof(TimeOnly))
        {
            return TimeOnly.TryParseExact(TypedText.Word(node.Text), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                && node.Kind == JsonTokenType.String ? time : faults.Guessed(node, "timeExpected", PeriodGuess.Time);
        }

        if (type.IsEnum)
        {
            return BindEnum(node, type);
        }

        if (type == typeof(GivenFigure))
        {
            return BindGiven(node);
        }

        if (!type.IsGenericType)
        {
            return BindObject(node, type);
        }

        return type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            ? BindMap(node, type.GenericTypeArguments[1])
            : BindList(node, type.GenericTypeArguments[0]);
    }

    private object? BindText(Node node, WrittenText kind)
    {
        if (node.Kind != JsonTokenType.String)
        {
            return faults.NoText(node);
        }

        if (node.Text!.Length > LongestText)
        {
            return Complain(node, "textTooLong", LongestText);
        }

        var text = kind.Clean(node.Text);
        return text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) ? Complain(node, "controlCharacter") : text;
    }

    private object? BindNumber(Node node)
    {
        if (node.Kind != JsonTokenType.Number)
        {
            return faults.NoNumber(node);
        }

        if (!decimal.TryParse(node.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || node.Text!.Length > 29)
        {
            return Complain(node, "numberOutOfRange", node.Text);
        }

        if (Thousand.Of(node.Text) is { } thousand)
        {
            problems.Warn(file, node.Offset, "thousand", node.Text, thousand.AsWritten, thousand.AsMeant);
        }

        return number;
    }

    private object? BindEnum(Node node, Type type)
    {
        var words = Shape.WordsOf(type);
        return node.Kind == JsonTokenType.String && words.TryGetValue(TypedText.Word(node.Text), out var meant) ? meant
            : faults.NoWord(node, type, words.Keys);
    }

    /// <summary>An entry of a test is a list of four: so many of them stand in columns.</summary>
    private object? BindGiven(Node node)
    {
        if (node.Kind != JsonTokenType.StartArray || node.Items.Count != 4 || node.Items.Take(3).Any(item => item.Kind != JsonTokenType.String))
        {
            return Complain(node, "givenFigureExpected");
        }

        if (BindNumber(node.Items[3]) is not decimal value)
        {
            return null;
        }

        node.Items.Take(3).ToList().ForEach(item => RefuseHidden(item.Offset, item.Text!));
        var given = new GivenFigure(TypedText.Word(node.Items[0].Text), TypedText.Word(node.Items[1].Text), TypedText.Word(node.Items[2].Text), value);
        nodes[given] = node;
        return given;
    }

    private object? BindMap(Node node, Type valueType)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), valueType), StringComparer.Ordinal)!;
        if (node.Kind != JsonTokenType.StartObject)
        {
            return Complain(node, "objectExpected");
        }

        foreach (var member in node.Members)
        {
            // Texts in maps are expressions, each under its part's name.
            RefuseHidden(member.Offset, member.Name);
            var key = TypedText.Line(member.Name);
            if (map.Contains(key))
            {
                // Written the same twice, it was told when the file was read.
                _ = node.Members.Count(other => other.Name == member.Name) > 1 ? null : Complain(member.Value, "duplicateKey", key);
            }
            else if (BindAs(member.Value, valueType, WrittenText.Expression) is { } value)
            {
                map[key] = value;
            }
        }

        nodes[map] = node;
        return map;
    }

    private object? BindList(Node node, Type itemType)
    {
        if (node.Kind != JsonTokenType.StartArray)
        {
            return Complain(node, "listExpected");
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType))!;
        foreach (var item in node.Items)
        {
            if (BindAs(item, itemType) is { } value)
            {
                list.Add(value);
            }
        }

        return list;
    }

    private object? Complain(Node node, string key, params object?[] values)
    {
        problems.Add(file, node.Offset, key, values);
        return null;
    }
}
