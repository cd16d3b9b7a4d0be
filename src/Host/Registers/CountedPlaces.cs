using ActionPlan.Host.Figures;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>An area whose rows a counted entry counts, and of which days.</summary>
/// <param name="Area">The area's id.</param>
/// <param name="Plan">The id of the plan that the rows were entered for, where it is one that this plan continues; null: this plan.</param>
internal sealed record CountedPlace(string Area, CountedDays Days, string? Plan = null);

/// <summary>
/// Whose rows a counted entry counts: those of an area and all below it as long as these stood, and from a merger on those of what merged
/// into any of them. A black spot that was open then is open in the new ward, though its row names the old one. A level counts on what is open
/// in the register of the plan that this one continues: nothing open is gone by a change of term.
/// </summary>
internal static class CountedPlaces
{
    /// <summary>Whether it counts what is there on the last day, and not what happened until then.</summary>
    public static bool IsLevel(Plan plan, CountedFigure counted) => plan.FigureById[counted.Figure].Type == FigureType.Stock;

    public static IReadOnlyList<CountedPlace> Places(this CountedEntry entry, Plan plan)
    {
        var own = Own(entry, plan);
        return plan.Earlier is null || !IsLevel(plan, entry.Counted) ? own
            : [.. own, .. Before(plan, [.. own.Select(place => plan.Areas.Find(place.Area)!)], entry.Days(plan))];
    }

    /// <summary>
    /// What the areas were in the plans that this one continues, with all that lay below and had become part of them, but for what lies elsewhere today.
    /// </summary>
    private static IEnumerable<CountedPlace> Before(Plan plan, IReadOnlyList<Area> areas, CountedDays days)
    {
        if (plan.Earlier is not { } link)
        {
            return [];
        }

        var here = areas.Select(area => area.Id).ToHashSet(StringComparer.Ordinal);
        var there = areas.Select(link.Was).OfType<Area>().SelectMany(link.Plan.Areas.ReadWith).Distinct()
            .Where(area => link.Now(area) is not { } now || here.Contains(now.Id)).DistinctBy(area => area.Id, StringComparer.Ordinal).ToList();
        return [.. there.Select(area => new CountedPlace(area.Id, days, link.Plan.Id)), .. Before(link.Plan, there, days)];
    }

    private static List<CountedPlace> Own(CountedEntry entry, Plan plan)
    {
        var days = entry.Days(plan);
        if (!plan.Areas.HaveLineage)
        {
            return [.. entry.Area.WithDescendants().Select(area => new CountedPlace(area.Id, days))];
        }

        var places = new List<CountedPlace>();
        var isLevel = IsLevel(plan, entry.Counted);
        var byYear = entry.Counted.GoesByYear;
        Stand(entry.Area, days);
        return places;

        void Stand(Area area, CountedDays within)
        {
            // A year's row has no day before or after the merger: in that year it is the old area's alone.
            var ends = area.MergedInto is not null && area.To < (byYear ? within.First : within.Last);
            var own = ends ? within with { Last = area.To!.Value } : within;
            Add(area, own);
            // What was split says of no row to which part it belongs: a person moves it.
            foreach (var part in plan.Areas.PredecessorsOf(area, own.Last)
                .Where(part => part.Share == 1 && part.Area.MergedInto is not null && !(byYear && part.Since > own.First)))
            {
                Follow(part.Area, part.Since > own.First ? own with { First = part.Since } : own);
            }

            foreach (var child in area.Children)
            {
                Stand(child, own);
            }
        }

        void Follow(Area area, CountedDays within)
        {
            Add(area, within);
            foreach (var child in area.Children.Where(child => child.MergedInto is null))
            {
                Follow(child, within);
            }
        }

        void Add(Area area, CountedDays within)
        {
            if (within.First <= within.Last && (!isLevel || within.Last == days.Last))
            {
                places.Add(new CountedPlace(area.Id, within));
            }
        }
    }
}
