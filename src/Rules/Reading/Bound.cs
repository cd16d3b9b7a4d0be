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

    public static Bound<T>? Read(SourceFile file, ProblemList problems)
    {
        if (JsonTree.Parse(file, problems) is not { } root)
        {
            return null;
        }

        var reader = new Binder(file, problems);
        return new Bound<T>(file, reader, problems, reader.Bind<T>(root));
    }

    /// <summary>Whether it can be used: what passed the checks of its time always can.</summary>
    public bool IsWhole(object part) => problems.IsStored || binder.IsWhole(part);

    public bool IsStored => problems.IsStored;

    /// <summary>Complains at a part's property, or at an item of it.</summary>
    public void Complain(object part, string? property, string key, params object?[] values) =>
        problems.Add(file, binder.OffsetOf(part, property), key, values);

    /// <summary>Warns at a part's property.</summary>
    public void Warn(object part, string? property, string key, params object?[] values) =>
        problems.Warn(file, binder.OffsetOf(part, property), key, values);

    public void ComplainAtItem(object part, string property, int item, string key, params object?[] values) =>
        problems.Add(file, binder.OffsetOf(part, property, item), key, values);

    /// <summary>Complains inside a text, at the character where it goes wrong if that can be told.</summary>
    public void ComplainInText(object part, string property, string? member, int position, string key, params object?[] values)
    {
        var node = binder.NodeOf(part).Find(property)!;
        node = member is null ? node : Member(node, member);
        var inside = file.IsPlainString(node.Offset, position) ? node.Offset + 1 + position : node.Offset;
        problems.Add(file, inside, key, values);
    }

    /// <summary>Where a key of a map stands.</summary>
    public void ComplainAtKey(object part, string property, string name, string key, params object?[] values)
    {
        var member = binder.NodeOf(part).Find(property)!.Members.Find(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal));
        problems.Add(file, member?.Offset ?? binder.OffsetOf(part, property), key, values);
    }

    private static Node Member(Node map, string name) => map.Find(name) ?? map;
}
