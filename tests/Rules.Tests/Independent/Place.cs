using System.Text.Json.Nodes;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>An area, and what it lies below.</summary>
internal sealed record Place(string Id, string? Kind, DateOnly? From, DateOnly? To, string? MergedInto, string? SplitFrom, decimal? Share, Place? Above)
{
    public List<Place> Below { get; } = [];

    public IEnumerable<Place> AllBelow => Below.SelectMany(one => one.AllBelow.Prepend(one));

    public static List<Place> Read(JsonArray areas, Place? above = null)
    {
        List<Place> read = [];
        foreach (var area in areas.Select(one => one!.AsObject()))
        {
            var place = new Place((string)area["id"]!, (string?)area["kind"], Day(area, "from"), Day(area, "to"), (string?)area["mergedInto"],
                (string?)area["splitFrom"], (decimal?)area["share"], above);
            place.Below.AddRange(Read(area["children"] as JsonArray ?? [], place));
            read.Add(place);
        }

        return read;
    }

    public bool IsThere(DateOnly day) => IsThere(day, day);

    /// <summary>Whether it exists on any of the days.</summary>
    public bool IsThere(DateOnly first, DateOnly last) => !(From > last) && !(To < first);

    public bool InQuarter(int quarter) => IsThere(Quarters.FirstDay(quarter), Quarters.LastDay(quarter));

    public bool InYear(int year) => IsThere(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public bool AtEndOf(int quarter) => IsThere(Quarters.LastDay(quarter));

    public bool LiesBelow(Place other) => Above is not null && (Above == other || Above.LiesBelow(other));

    private static DateOnly? Day(JsonObject area, string key) => (string?)area[key] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", null) : null;
}
