using System.Runtime.InteropServices;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// The entries of all areas that are read with a root area, by figure, area and period: those of the plan judged, and for each plan that it
/// continues a sheet. In an earlier plan's sheet an entry that the later plan has itself stands in place of the earlier plan's.
/// </summary>
internal sealed class FigureSheet
{
    private static readonly FigureEntries None = new();

    private readonly FigureEntries entries;
    private readonly Dictionary<string, FigureEntries>? ofEarlier;
    private readonly Area? hidden;
    private readonly FigureSheet? later;
    private readonly EarlierPlan? link;

    public FigureSheet(IEnumerable<FigureValue> values)
    {
        entries = new FigureEntries(values.TryGetNonEnumeratedCount(out var count) ? count : 0);
        foreach (var value in values)
        {
            var own = entries;
            if (value.Plan is { } plan)
            {
                ref var others = ref CollectionsMarshal.GetValueRefOrAddDefault(ofEarlier ??= new(StringComparer.Ordinal), plan, out _);
                own = others ??= new FigureEntries();
            }

            own.Add(value);
        }
    }

    private FigureSheet(FigureSheet other, Area hidden)
    {
        (entries, ofEarlier, later, link) = (other.entries, other.ofEarlier, other.later, other.link);
        this.hidden = hidden;
    }

    private FigureSheet(FigureSheet later, EarlierPlan link)
    {
        (this.later, this.link, ofEarlier) = (later, link, later.ofEarlier);
        entries = ofEarlier?.GetValueOrDefault(link.Plan.Id) ?? None;
        hidden = later.hidden is null ? null : link.Was(later.hidden);
    }

    public FigureValue? Find(Figure figure, Area area, Period period) =>
        ReferenceEquals(hidden, area) ? null
        : link is null ? entries.Find(figure.Id, area.Id, period)
        : link.Covers(period) ? OfLater(figure, area, period) ?? entries.Find(figure.Id, area.Id, period)
        : null;

    /// <summary>Whether the area has an entry of the figure for any period.</summary>
    public bool HasAny(Figure figure, Area area) => entries.HasAny(figure.Id, area.Id);

    /// <summary>The same entries but for those of one area.</summary>
    public FigureSheet Without(Area area) => new(this, area);

    /// <summary>The entries of the plan that this sheet's plan continues.</summary>
    public FigureSheet Of(EarlierPlan earlier) => new(this, earlier);

    private FigureValue? OfLater(Figure figure, Area area, Period period) =>
        link!.Now(figure) is { } sameFigure && link.Now(area) is { } sameArea ? later!.Find(sameFigure, sameArea, period) : null;
}
