using System.Runtime.InteropServices;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// One plan's entries by figure, area and period. Judging looks for many more than there are, so that ids are numbered once and an entry is
/// found by one number.
/// </summary>
internal sealed class FigureEntries
{
    private const int PeriodBits = 14;
    private const int AreaBits = 25;

    private readonly Dictionary<string, int> figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> areas = new(StringComparer.Ordinal);
    private readonly HashSet<long> known = [];
    private readonly Dictionary<long, FigureValue> entries;

    public FigureEntries(int capacity = 0) => entries = new(capacity);

    /// <summary>The newest version counts, should a caller pass several.</summary>
    public void Add(FigureValue value)
    {
        var (figure, area) = (Number(figures, value.Figure), Number(areas, value.Area));
        known.Add(Key(figure, area, default));
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(entries, Key(figure, area, value.Period), out var exists);
        if (!exists || entry!.Version < value.Version)
        {
            entry = value;
        }
    }

    public FigureValue? Find(string figure, string area, Period period) =>
        areas.TryGetValue(area, out var place) && figures.TryGetValue(figure, out var number) ? entries.GetValueOrDefault(Key(number, place, period)) : null;

    /// <summary>Whether there is an entry for any period.</summary>
    public bool HasAny(string figure, string area) =>
        areas.TryGetValue(area, out var place) && figures.TryGetValue(figure, out var number) && known.Contains(Key(number, place, default));

    private static int Number(Dictionary<string, int> numbers, string id)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, id, out var exists);
        return exists ? number : number = numbers.Count;
    }

    // Years end in 2199, and no plan has millions of areas.
    private static long Key(int figure, int area, Period period) =>
        ((long)figure << (AreaBits + PeriodBits)) | ((long)area << PeriodBits) | (uint)(period.Year * 5 + period.Quarter);
}
