using System.Globalization;
using System.Text.RegularExpressions;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>Fills in forms as an attacker does: markup where text is taken, and elsewhere what a browser would let through.</summary>
internal sealed partial class FormFilling
{
    public const string Token = "__RequestVerificationToken";
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static readonly string InTwoWeeks = TimeProvider.System.GetUtcNow().AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private readonly Dictionary<int, string> fields = [];

    /// <summary>Which field a marker was typed into, as its address and name.</summary>
    public IReadOnlyDictionary<int, string> Fields => fields;

    /// <summary>Name of the same field in another row.</summary>
    public static string Plain(string name) => Digits().Replace(name, "#");

    /// <summary>Markup in everything that can be sent, hidden fields and choices too.</summary>
    public static IEnumerable<TypedField> Nonsense(PageForm form) =>
        form.Fields.Select(field => field.Name == Token ? new TypedField(field.Name, field.Value) : Typed(field, Marker.Of(0), 0));

    public int Number(string route, string field)
    {
        fields.Add(fields.Count + 1, $"{route} {Plain(field)}");
        return fields.Count;
    }

    public IEnumerable<TypedField> Markup(PageForm form, FormButton way, string route)
    {
        var without = form.Fields.Where(field => field.Type == "radio").GroupBy(field => field.Name, StringComparer.Ordinal)
            .SelectMany(radios => radios.Except([radios.FirstOrDefault(radio => radio.IsChosen) ?? radios.First()]));
        foreach (var field in form.Fields.Except(without))
        {
            var isMarked = field is { IsText: true, IsFormatted: false };
            var number = isMarked ? Number(route, field.Name) : 0;
            yield return Typed(field, isMarked ? Marker.Of(number) : Plausible(field), number);
        }

        if (way.Name.Length > 0)
        {
            yield return new TypedField(way.Name, way.Value);
        }
    }

    private static TypedField Typed(FormField field, string value, int number) =>
        field.Type == "file" ? new TypedField(field.Name, Picture, Marker.FileName(number)) : new TypedField(field.Name, value);

    private static string Plausible(FormField field) => field switch
    {
        { Type: "text", IsFormatted: true, Name: "id" or "userName" } => "nguoi-moi",
        { Type: "text", IsFormatted: true, Name: "year" } => "2025",
        { Type: "text", IsFormatted: true } when field.Name.EndsWith("On", StringComparison.Ordinal) => "15/10/2025",
        { Type: "text", IsFormatted: true } => "7",
        { Type: "date", Name: "due" } => InTwoWeeks,
        { Value.Length: > 0 } => field.Value,
        { Type: "email" } => "nguoi.moi@phuong12.example",
        { Type: "date" } => field.Least,
        { Type: "select-one" } when field.IsRequired || !field.Options.Contains("") => field.Options.FirstOrDefault(option => option.Length > 0) ?? "",
        _ => "",
    };

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
