using ActionPlan.Host.Figures;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Registers;

/// <summary>An area whose rows a counted entry counts, and of which days.</summary>
internal sealed record CountedPlace(string Area, CountedDays Days);

/// <summary>
/// Whose rows a counted entry counts: those of an area and all below it as long as these stood, and from a merger on those of what merged
/// into any of them. A black spot that was open then is open in the new ward, though its row names the old one.
/// </summary>
internal static class CountedPlaces
{
    public static IReadOnlyList<CountedPlace> Places(this CountedEntry entry, Plan plan)
    {
        var days = entry.Days(plan);
        if (!plan.Areas.HaveLineage)
        {
            return [.. entry.Area.WithDescendants().Select(area => new CountedPlace(area.Id, days))];
        }

        var places = new List<CountedPlace>();
        var isLevel = plan.FigureById[entry.Counted.Figure].Type == FigureType.Stock;
        Stand(entry.Area, days);
        return places;

        void Stand(Area area, CountedDays within)
        {
            var own = area.MergedInto is not null && area.To < within.Last ? within with { Last = area.To.Value } : within;
            Add(area, own);
            // What was split says of no row to which part it belongs: a person moves it.
            foreach (var part in plan.Areas.PredecessorsOf(area, own.Last).Where(part => part.Share == 1 && part.Area.MergedInto is not null))
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
