using System.Runtime.InteropServices;
using ActionPlan.Kernel;

namespace ActionPlan.Rules.Judging;

/// <summary>The entries of all areas that are read with a root area, by figure, area and period.</summary>
internal sealed class FigureSheet
{
    private readonly Dictionary<(string Figure, string Area, Period Period), FigureValue> entries;
    private readonly Area? hidden;

    public FigureSheet(IEnumerable<FigureValue> values)
    {
        entries = new(values.TryGetNonEnumeratedCount(out var count) ? count : 0);
        foreach (var value in values)
        {
            // The newest version counts, should a caller pass several.
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(entries, (value.Figure, value.Area, value.Period), out var exists);
            if (!exists || entry!.Version < value.Version)
            {
                entry = value;
            }
        }
    }

    private FigureSheet(FigureSheet other, Area hidden)
    {
        entries = other.entries;
        this.hidden = hidden;
    }

    public FigureValue? Find(string figure, Area area, Period period) =>
        ReferenceEquals(hidden, area) ? null : entries.GetValueOrDefault((figure, area.Id, period));

    /// <summary>The same entries but for those of one area.</summary>
    public FigureSheet Without(Area area) => new(this, area);
}
