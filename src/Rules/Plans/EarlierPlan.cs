using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>
/// The plan that another continues, and what is the same thing in both: a figure and an area by their id, or by what the later plan says that
/// it was called. Figures that are another type or are measured in something else are not the same, whatever they are called.
/// </summary>
public sealed class EarlierPlan
{
    private readonly Period from;
    private readonly Dictionary<string, Figure> figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Figure> laterFigures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Area> areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Area> laterAreas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkDefinition> laterWorks = new(StringComparer.Ordinal);

    internal EarlierPlan(Plan later, Plan earlier)
    {
        (Plan, from) = (earlier, later.From);
        foreach (var (figure, id) in Was(later.Figures, figure => figure.Id, figure => figure.Definition.Was))
        {
            if (earlier.FigureById.TryGetValue(id, out var was) && AreSame(figure, was))
            {
                figures.Add(figure.Id, was);
                laterFigures.Add(was.Id, figure);
            }
        }

        foreach (var (area, id) in Was(later.Areas.All, area => area.Id, area => area.Was))
        {
            if (earlier.Areas.Find(id) is { } was)
            {
                areas.Add(area.Id, was);
                laterAreas.Add(was.Id, area);
            }
        }

        foreach (var (work, id) in Was(later.File.Works, work => work.Id, work => work.Was))
        {
            laterWorks.Add(id, work);
        }
    }

    /// <summary>The earlier plan, which may itself continue one.</summary>
    public Plan Plan { get; }

    /// <summary>The earlier plan's figures that are read.</summary>
    public IEnumerable<Figure> Figures => figures.Values;

    /// <summary>Whether its figures serve for the period: it ends before the later plan's term.</summary>
    public bool Covers(Period period) => period.LastQuarter < from;

    /// <summary>What the later plan's figure is in the earlier one; null if it is new.</summary>
    public Figure? Was(Figure figure) => figures.GetValueOrDefault(figure.Id);

    /// <summary>What the later plan's area is in the earlier one; null if it is new.</summary>
    public Area? Was(Area area) => areas.GetValueOrDefault(area.Id);

    /// <summary>What the earlier plan's figure is in the later one; null if it does not go on.</summary>
    public Figure? Now(Figure figure) => laterFigures.GetValueOrDefault(figure.Id);

    /// <summary>What the earlier plan's area is in the later one; null if it does not go on.</summary>
    public Area? Now(Area area) => laterAreas.GetValueOrDefault(area.Id);

    /// <summary>What a key work of the earlier plan is in the later one; null if it does not go on.</summary>
    public WorkDefinition? NowWork(string id) => laterWorks.GetValueOrDefault(id);

    /// <summary>Whether two figures can stand for each other: what is counted differently, or in something else, cannot.</summary>
    internal static bool AreSame(Figure later, Figure earlier) => later.Type == earlier.Type && AreMeasuredAlike(later, earlier);

    internal static bool AreMeasuredAlike(Figure later, Figure earlier) =>
        string.Equals(later.Definition.MeasuredIn, earlier.Definition.MeasuredIn, StringComparison.OrdinalIgnoreCase);

    // An earlier id that somebody claims by name goes on there, and not in what happens to be called so today.
    private static IEnumerable<(T Thing, string Id)> Was<T>(IEnumerable<T> things, Func<T, string> id, Func<T, string?> was)
    {
        var all = things.ToList();
        var claimed = all.Select(was).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return all.Where(thing => was(thing) is not null || !claimed.Contains(id(thing)))
            .Select(thing => (thing, was(thing) ?? id(thing)))
            .Where(pair => seen.Add(pair.Item2));
    }
}
