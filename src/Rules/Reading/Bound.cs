namespace ActionPlan.Rules.Reading;

/// <summary>A file's content as C# types, with the means to say where each part stands.</summary>
internal sealed class Bound<T>
    where T : class
{
    private readonly SourceFile file;
    private readonly Binder binder;
    private readonly ProblemList problems;

    private Bound(SourceFile file, Binder binder, ProblemList problems, T value)
    {
        this.file = file;
        this.binder = binder;
        this.problems = problems;
        Value = value;
    }

    public T Value { get; }

    public string FileName => file.Name;

    public static Bound<T> Of(SourceFile file, Node root, ProblemList problems)
    {
        var reader = new Binder(file, problems);
        return new Bound<T>(file, reader, problems, reader.Bind<T>(root));
    }

    /// <summary>Whether it can be used: what passed the checks of its time always can.</summary>
    public bool IsWhole(object part) => problems.IsStored || binder.IsWhole(part);

    public bool IsStored => problems.IsStored;

    /// <summary>Complains at a part's property, or at an item of it.</summary>
    public void Complain(object part, string? property, string key, params object?[] values) =>
        problems.Add(file, binder.OffsetOf(part, property), key, values);

    /// <summary>Complains of a period, with the right spelling where it can be guessed.</summary>
    public void ComplainPeriod(object part, string property, string key, string written, string? guess) =>
        Complain(part, property, guess is null ? key : key + "Near", written, guess);

    /// <summary>Warns at a part's property.</summary>
    public void Warn(object part, string? property, string key, params object?[] values) =>
        problems.Warn(file, binder.OffsetOf(part, property), key, values);

    public void WarnAtItem(object part, string property, int item, string key, params object?[] values) =>
        problems.Warn(file, binder.OffsetOf(part, property, item), key, values);

    public void ComplainAtItem(object part, string property, int item, string key, params object?[] values) =>
        problems.Add(file, binder.OffsetOf(part, property, item), key, values);

    /// <summary>Complains at a place of something that is written as a list; at the list where the place is null.</summary>
    public void ComplainInList(object part, int? item, string key, params object?[] values) =>
        problems.Add(file, binder.OffsetOf(part, null, item), key, values);

    /// <summary>A part's property as written; null where it is left out.</summary>
    public Node? Find(object part, string property) => binder.NodeOf(part).Find(property);

    /// <summary>Complains inside a text, at the character where it goes wrong if that can be told.</summary>
    public void ComplainInText(object part, string property, string? member, int position, string key, params object?[] values) =>
        problems.Add(file, OffsetInText(part, property, member, position), key, values);

    /// <summary>Complains inside a text that may stand alone or as an item of a list.</summary>
    public void ComplainInEnd(object part, string property, int? item, int position, string key, params object?[] values)
    {
        var node = binder.NodeOf(part).Find(property)!;
        problems.Add(file, OffsetIn(item is { } index ? node.Items[index] : node, position), key, values);
    }

    /// <summary>Warns inside a text that may stand alone or as an item of a list.</summary>
    public void WarnInEnd(object part, string property, int? item, int position, string key, params object?[] values)
    {
        var node = binder.NodeOf(part).Find(property)!;
        problems.Warn(file, OffsetIn(item is { } index ? node.Items[index] : node, position), key, values);
    }

    /// <summary>Warns inside a text.</summary>
    public void WarnInText(object part, string property, string? member, int position, string key, params object?[] values) =>
        problems.Warn(file, OffsetInText(part, property, member, position), key, values);

    /// <summary>Warns at a key of a map.</summary>
    public void WarnAtKey(object part, string property, string name, string key, params object?[] values) =>
        problems.Warn(file, OffsetOfKey(part, property, name), key, values);

    /// <summary>Complains at a key of a map.</summary>
    public void ComplainAtKey(object part, string property, string name, string key, params object?[] values) =>
        problems.Add(file, OffsetOfKey(part, property, name), key, values);

    /// <summary>Whether the property is there and is no list, so that what belongs in it is not known.</summary>
    public bool IsNoList(object part, string property) => binder.NodeOf(part).Find(property) is { Kind: not System.Text.Json.JsonTokenType.StartArray };

    private int OffsetInText(object part, string property, string? member, int position)
    {
        var node = binder.NodeOf(part).Find(property)!;
        return OffsetIn(member is null ? node : Member(node, member), position);
    }

    private int OffsetIn(Node node, int position) => file.IsPlainString(node.Offset, position) ? node.Offset + 1 + position : node.Offset;

    private int OffsetOfKey(object part, string property, string name) =>
        binder.NodeOf(part).Find(property)!.Members.Find(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal))?.Offset
        ?? binder.OffsetOf(part, property);

    private static Node Member(Node map, string name) => map.Find(name) ?? map;
}
