using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionPlan.Rules.Reading;

/// <summary>What objects of a type are written with; looked at once, for a plan has thousands of them and reflection is slow.</summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, object>> Words = new();

    private readonly HashSet<string> required;

    private Shape(Type type)
    {
        Members = type.GetProperties().ToDictionary(JsonName, StringComparer.Ordinal);
        required = [.. Members.Where(member => member.Value.IsDefined(typeof(RequiredMemberAttribute))).Select(member => member.Key)];
        RequiredTexts = [.. required.Select(name => Members[name]).Where(property => property.PropertyType == typeof(string))];
    }

    /// <summary>By their names in the file.</summary>
    public IReadOnlyDictionary<string, PropertyInfo> Members { get; }

    public IReadOnlyList<PropertyInfo> RequiredTexts { get; }

    public IEnumerable<string> Required => Members.Keys.Where(required.Contains);

    public static Shape Of(Type type) => Known.GetOrAdd(type, one => new Shape(one));

    /// <summary>The words that an enumeration is written with.</summary>
    public static IReadOnlyDictionary<string, object> WordsOf(Type type) => Words.GetOrAdd(type, one =>
        Enum.GetNames(one).ToDictionary(JsonNamingPolicy.CamelCase.ConvertName, name => Enum.Parse(one, name), StringComparer.Ordinal));

    public static string JsonName(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public bool IsRequired(string name) => required.Contains(name);
}
