using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// An area of whose figures another area's are made: it became part of it by a merger or a split, as the plan says, or as one says that the
/// plan continues and that knows the area alone.
/// </summary>
internal sealed class LineagePart
{
    private readonly Sums sums;
    private readonly Func<Figure, Figure?> figureOf;
    private readonly Period? until;

    private LineagePart(Sums sums, Predecessor predecessor, Area? now, Func<Figure, Figure?> figureOf, Period? until)
    {
        (this.sums, this.figureOf, this.until) = (sums, figureOf, until);
        (Area, Share, Now) = (predecessor.Area, predecessor.Share, now);
    }

    public Area Area { get; }

    /// <summary>Which part of its figures counts; null where nobody has said.</summary>
    public decimal? Share { get; }

    /// <summary>What the area is in the plan judged; null where only a plan that it continues knows it.</summary>
    private Area? Now { get; }

    /// <summary>Of what the area is made on the day.</summary>
    public static IReadOnlyList<LineagePart> Of(Sums sums, Area area, DateOnly day)
    {
        var own = sums.Plan.Areas.PredecessorsOf(area, day);
        var parts = own.Select(one => new LineagePart(sums, one, one.Area, figure => figure, until: null));
        return sums.Earlier is null ? [.. parts] : [.. parts, .. Before(sums, [new Predecessor(area, DateOnly.MinValue, 1), .. own], day)];
    }

    /// <summary>Whether there is such a figure at all; what only an earlier plan knows has no entries of a figure that is new.</summary>
    public bool Has(Figure figure) => figureOf(figure) is not null;

    public bool Exists(Period first, Period last) => until is not { } end ? sums.Exists(Area, first, last)
        : first < end && sums.Exists(Area, first, last < end ? last : end.AddQuarters(-1));

    public bool ExistsOn(Period quarter) => (until is not { } end || quarter < end) && sums.ExistsOn(Area, quarter);

    public decimal? Quarter(Figure figure, Period quarter, Trace? trace) => sums.Quarter(figureOf(figure)!, Area, quarter, trace);

    public decimal? Quota(Figure figure, Period year, Trace? trace) => sums.Quota(figureOf(figure)!, Area, year, trace);

    public decimal? Level(Figure figure, Period quarter, Trace? trace) => sums.Level(figureOf(figure)!, Area, quarter, trace);

    public decimal? Year(Figure figure, int year, Trace? trace) => sums.Year(figureOf(figure)!, Area, year, trace);

    /// <summary>The quarter in which it did not exist yet and nothing stands in for it; null where there is none.</summary>
    public MissingEntry? Gap(Figure figure, DateOnly seenFrom, Period first, Period last, Trace? witness) =>
        Gaps.Of(sums, figureOf(figure)!, Area, seenFrom, first, last, witness);

    /// <summary>Says of a missing entry that nobody has said which part of this area's figures counts.</summary>
    public MissingEntry WithoutShare(MissingEntry entry) => entry with { SplitFrom = (Now ?? Area).Id };

    /// <summary>
    /// What became part of the areas while the earlier plan was in force, but for what is among them already and what lies below any of them.
    /// </summary>
    private static List<LineagePart> Before(Sums sums, List<Predecessor> areas, DateOnly day)
    {
        var (link, earlier) = (sums.Plan.Earlier!, sums.Earlier!);
        var counted = areas.Select(one => one.Area.Id).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<Area, LineagePart>(ReferenceEqualityComparer.Instance);
        foreach (var one in areas)
        {
            foreach (var part in link.Was(one.Area) is { } was ? Of(earlier, was, day) : [])
            {
                var now = part.Now is { } there ? link.Now(there) : null;
                if (now is not null && counted.Contains(now.Id))
                {
                    continue;
                }

                var share = part.Share * one.Share + (found.TryGetValue(part.Area, out var known) ? known.Share : 0);
                found[part.Area] = new LineagePart(
                    part.sums, new Predecessor(part.Area, DateOnly.MinValue, share), now, figure => link.Was(figure) is { } same ? part.figureOf(same) : null,
                    part.until ?? sums.Plan.From);
            }
        }

        var above = areas.Select(one => link.Was(one.Area)).OfType<Area>().Concat(found.Keys).ToHashSet<Area>(ReferenceEqualityComparer.Instance);
        return [.. found.Values.Where(part => !LiesBelow(part, above))];
    }

    private static bool LiesBelow(LineagePart part, HashSet<Area> areas)
    {
        for (var at = part.sums.Plan.Areas.ParentOf(part.Area); at is not null; at = part.sums.Plan.Areas.ParentOf(at))
        {
            if (areas.Contains(at))
            {
                return true;
            }
        }

        return false;
    }
}
