using System.Text.Json;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Rules.Reading;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ActionPlan.Host.Api.V1;

/// <summary>Reads what a request asks for. Nothing misread is ignored: a program would take the wrong rows for the right ones.</summary>
internal sealed class ApiQuery(Plan plan)
{
    public const int UsualPage = 200;
    public const int LargestPage = 1000;

    /// <summary>The answer where something could not be understood; the first such thing.</summary>
    public JsonHttpResult<ApiProblem>? Refusal { get; private set; }

    public Period Period(string? text)
    {
        if (!Kernel.Period.TryParse(text, out var period))
        {
            Refuse(string.IsNullOrEmpty(text) ? "NoPeriod" : "NotAPeriod", text ?? "");
        }
        else if (period.LastQuarter < plan.From || period.LastQuarter > plan.To)
        {
            Refuse("OutsideTerm", period.ToString(), plan.From.ToString(), plan.To.ToString());
        }

        return period;
    }

    /// <summary>What is judged is judged by quarters.</summary>
    public Period Quarter(string? text)
    {
        var period = Period(text);
        if (Refusal is null && period.IsYear)
        {
            Refuse("NotAQuarter", period.LastQuarter.ToString());
        }

        return period;
    }

    public string? Unit(string? id) => Known("unit", id, plan.Units.Keys);

    public string? Area(string? id) => Known("area", id, plan.Areas.All.Select(area => area.Id));

    public T? OneOf<T>(string name, string? text)
        where T : struct, Enum
    {
        var known = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);
        return Known(name, text, known.Keys) is { } found && known.TryGetValue(found, out var value) ? value : null;
    }

    public DateTimeOffset? Moment(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && text.Contains('T', StringComparison.Ordinal))
        {
            return moment.ToUniversalTime();
        }

        Refuse("NotAMoment", name, text);
        return null;
    }

    /// <summary>The row that a page ended with, as <c>area/figure</c>; the first page begins behind none.</summary>
    public (string Area, string Figure) After(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return ("", "");
        }

        if (text.Split('/') is [{ Length: > 0 and <= Sizes.Id } area, { Length: > 0 and <= Sizes.Id } figure])
        {
            return (area, figure);
        }

        Refuse("NotARow", "after", text.Length > Sizes.Id ? text[..Sizes.Id] : text);
        return default;
    }

    /// <summary>How many rows to leave out, which programs of before ask for: ignored, each page would be the first.</summary>
    public void RefuseSkipping(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Refuse("NotARow", "skip", text.Length > Sizes.Id ? text[..Sizes.Id] : text);
        }
    }

    public int Limit(string? text) => (int)(Number("limit", text, 1, LargestPage) ?? UsualPage);

    /// <summary>A number from one to another; null where none is given.</summary>
    public long? Number(string name, string? text, long least = 0, long most = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse("NotWithin", name, text, least, most);
        return null;
    }

    private string? Known(string name, string? given, IEnumerable<string> known)
    {
        if (string.IsNullOrEmpty(given))
        {
            return null;
        }

        var all = known.ToList();
        if (all.Contains(given, StringComparer.Ordinal))
        {
            return given;
        }

        const int few = 8;
        Refuse(
            "NotKnown", name, given.Length > Sizes.Id ? given[..Sizes.Id] : given,
            Nearest.To(given, all) ?? (all.Count <= few ? string.Join(", ", all) : string.Join(", ", all.Take(few)) + ", …"));
        return null;
    }

    private void Refuse(string key, params IReadOnlyList<object> values) => Refusal ??= ApiProblem.Answer(400, key, values);
}
