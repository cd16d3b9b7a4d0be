using System.Text.RegularExpressions;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks what a plan says by itself of the one it continues.</summary>
internal sealed class WasChecker(PlanFile plan)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public static void CheckPlan(Bound<PlanFile> bound)
    {
        if (bound.Value.Continues is not { } earlier)
        {
            return;
        }

        if (!Names.Id().IsMatch(earlier))
        {
            bound.Complain(bound.Value, "continues", "badId", earlier);
        }
        else if (string.Equals(earlier, bound.Value.Id, StringComparison.Ordinal))
        {
            bound.Complain(bound.Value, "continues", "continuesItself");
        }
    }

    /// <summary>What one thing was before is one thing now: read as two, its figures would count twice.</summary>
    public void Check<TFile, T>(Bound<TFile> bound, IEnumerable<T> things, Func<T, string?> was, Regex shape, string badShape)
        where TFile : class
        where T : class
    {
        foreach (var (thing, id) in things.Select(thing => (thing, was(thing))))
        {
            if (id is null)
            {
                continue;
            }

            if (!shape.IsMatch(id))
            {
                bound.Complain(thing, "was", badShape, id);
            }
            else if (plan.Continues is null)
            {
                bound.Complain(thing, "was", "wasWithoutContinues");
            }
            else if (!seen.Add(id))
            {
                bound.Complain(thing, "was", "wasTwice", id);
            }
        }
    }
}
