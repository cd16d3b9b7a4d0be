using System.Text.Json;
using ActionPlan.Host.Audit;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Audit;

/// <summary>What an entry holds, in the reader's words.</summary>
internal sealed class EntryWords(IStringLocalizer<AuditTexts> texts, Plan plan)
{
    public string Action(string action) => Named("Action.", action);

    public string Table(string table) => RegisterWords.Table(table, CultureInfo.CurrentUICulture) ?? Named("Table.", table);

    public string Column(string table, string column) => RegisterWords.Column(table, column, CultureInfo.CurrentUICulture) ?? Named("Column.", column);

    public string Fact(string fact) => Named("Fact.", fact);

    /// <summary>What an entry's changes come to, in a line; null where somebody has made them unreadable.</summary>
    public string? Brief(AuditRow entry)
    {
        try
        {
            return Brief(EntryChanges.Read(entry.Changes));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What was changed, in a line.</summary>
    public string Brief(EntryChanges changes)
    {
        var parts = changes.Rows.GroupBy(row => (row.Table, row.Kind))
            .Select(group => $"{Table(group.Key.Table)}: {texts["Kind." + group.Key.Kind]} {Show.Number(group.Count())}").ToList();
        parts.AddRange((changes.Sets ?? []).Select(set => $"{Table(set.Table)}: {texts["Kind.Added"]} {Show.Number(set.Count)}"));
        if (changes.Figures is { } figures)
        {
            parts.Insert(0, figures.Listed is [var one] ? Line(one) : texts["Brief.Figures", Show.Number(figures.Count)]);
        }

        if (changes.Run is { } run)
        {
            parts.Insert(0, texts["Brief.Run", run.Id, Show.Period(Period.Parse(run.Period))]);
        }

        if (changes.Facts is { } facts)
        {
            parts.AddRange(facts.Where(fact => fact.Value is not null).Select(fact => $"{Fact(fact.Key)}: {Shortened(Said(fact.Key, fact.Value!))}"));
        }

        return string.Join(" · ", parts);
    }

    /// <summary>A fact; by what a list was narrowed in names.</summary>
    public string Said(string fact, string value) => fact != "filter" ? value : string.Join(
        ", ", QueryHelpers.ParseQuery(value).SelectMany(part => part.Value).OfType<string>().Where(part => part.Length > 0)
            .Select(part => Period.TryParse(part, out var period) ? Show.Period(period) : Named(part)));

    public string Line(ListedFigure figure) =>
        $"{Named(figure.Figure)}, {Named(figure.Area)}, {Show.Period(Period.Parse(figure.Period))}: {Show.Number(figure.Before, figure.After)} → {Show.Number(figure.After, figure.Before)}";

    /// <summary>The plan's name for an id; the id itself where it has none.</summary>
    public string Named(string id) =>
        plan.Units.TryGetValue(id, out var unit) ? unit.Name
        : plan.Areas.Find(id) is { } area ? area.Name
        : plan.FigureById.TryGetValue(id, out var figure) ? figure.Definition.Name
        : plan.TargetByKey.TryGetValue(id, out var target) ? target.Title()
        : id == plan.Id ? plan.Name
        : id;

    public string Value(string table, string column, object? value) =>
        value is JsonElement { ValueKind: JsonValueKind.String } text
            && RegisterWords.Value(table, column, text.GetString()!, CultureInfo.CurrentUICulture) is { } word ? word : Value(value);

    private string Value(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var exact) => Show.Number(exact),
        JsonElement { ValueKind: JsonValueKind.True } => texts["Yes"],
        JsonElement { ValueKind: JsonValueKind.False } => texts["No"],
        JsonElement { ValueKind: JsonValueKind.String } text => Text(text.GetString()!),
        null or JsonElement { ValueKind: JsonValueKind.Null } => Show.Nothing,
        _ => value.ToString() ?? Show.Nothing,
    };

    private string Text(string text) =>
        text.StartsWith(Unaudited.Secret, StringComparison.Ordinal) ? texts["Secret"]
        : DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? Show.Moment(moment, plan.TimeZone)
        : IsoDay.Read(text) is { } day ? Show.Day(day)
        : text.Contains("-Q", StringComparison.Ordinal) && Period.TryParse(text, out var period) ? Show.Period(period)
        : texts["Value." + text] is { ResourceNotFound: false } word ? word
        : Named(text);

    private string Named(string prefix, string name) => texts[prefix + name] is { ResourceNotFound: false } known ? known : name;

    // Of a version's digest the beginning tells it from others, as elsewhere.
    private static string Shortened(string text) =>
        text.Length == Sizes.Sha256 && text.All(char.IsAsciiHexDigit) ? text[..12] : text.Length <= 80 ? text : text[..79] + "…";
}
