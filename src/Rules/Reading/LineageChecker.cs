using System.Globalization;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks which areas are said to have become part of which others.</summary>
internal sealed class LineageChecker(Bound<PlanFile> bound, IReadOnlyDictionary<string, AreaDefinition> byId, IReadOnlyDictionary<string, string> parents)
{
    private const int MostShown = 10;

    /// <summary>So many ways from an area to one that became part of it are followed; a country's mergers are a tenth of it.</summary>
    private const int MostWays = 100_000;

    public void Check()
    {
        // What an area became part of, or was split into.
        var next = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var area in byId.Values)
        {
            if (area.MergedInto is { } into && IsKnown(area, "mergedInto", into))
            {
                Add(area.Id, into);
                if (area.To is null)
                {
                    bound.Warn(area, "mergedInto", "mergedGoesOn", area.Name);
                }
            }

            if (area.SplitFrom is { } from && IsKnown(area, "splitFrom", from))
            {
                Add(from, area.Id);
                CheckSplit(area, byId[from]);
            }

            CheckShare(area);
        }

        CheckWholes();

        if (next.Count > 0 && Ordered(next) is { } order && CountWays(next, order) > MostWays)
        {
            bound.Complain(bound.Value, "areas", "lineageTangled", MostWays);
        }

        void Add(string part, string whole)
        {
            if (!next.TryGetValue(part, out var wholes))
            {
                next[part] = wholes = [];
            }

            wholes.Add(whole);
        }
    }

    private bool IsKnown(AreaDefinition area, string property, string other)
    {
        if (!byId.ContainsKey(other) && byId.ContainsKey(string.Empty))
        {
            // An area without an id may be the one.
            return false;
        }

        if (!byId.ContainsKey(other))
        {
            var wrong = WrongName.Of("unknownArea", other, [.. byId.Values.Select(known => (known.Id, known.Name))]);
            bound.Complain(area, property, wrong.Key, wrong.Values);
            return false;
        }

        if (LiesBelow(area.Id, other) || LiesBelow(other, area.Id))
        {
            bound.Complain(area, property, property == "mergedInto" ? "mergedWithinTree" : "splitWithinTree", byId[other].Name);
            return false;
        }

        return true;
    }

    private bool LiesBelow(string id, string above)
    {
        var at = id;
        while (parents.TryGetValue(at, out var parent))
        {
            if (parent == above)
            {
                return true;
            }

            at = parent;
        }

        return false;
    }

    private void CheckSplit(AreaDefinition area, AreaDefinition split)
    {
        if (split.MergedInto is not null)
        {
            bound.Complain(area, "splitFrom", "splitMerged", split.Name);
        }
        else if (split.To is not { } last)
        {
            bound.Complain(area, "splitFrom", "splitGoesOn", split.Name);
        }
        else if (last < DateOnly.MaxValue && area.From != last.AddDays(1))
        {
            bound.Complain(area, "from", "splitDay", split.Name, Day(last), Day(last.AddDays(1)));
        }
    }

    private void CheckShare(AreaDefinition area)
    {
        if (area.Share is not { } share)
        {
            return;
        }

        if (area.SplitFrom is null)
        {
            bound.Complain(area, "share", "shareWithoutSplit");
        }
        else if (share is <= 0 or > 1)
        {
            bound.Complain(area, "share", "shareRange");
        }
    }

    /// <summary>What the parts of an area do not share out, or share out twice, is lost or counted twice.</summary>
    private void CheckWholes()
    {
        foreach (var parts in byId.Values.Where(area => area.SplitFrom is not null).GroupBy(area => area.SplitFrom!, StringComparer.Ordinal))
        {
            var sum = parts.Sum(part => part.Share ?? 0);
            if (sum != 1 && byId.TryGetValue(parts.Key, out var split))
            {
                bound.Warn(parts.First(), "share", "sharesNotWhole", split.Name, sum);
            }
        }
    }

    /// <summary>
    /// The areas, each before what it became part of; null, and said, where a circle makes that impossible. A long lineage must not overflow the stack.
    /// </summary>
    private List<string>? Ordered(Dictionary<string, List<string>> next)
    {
        var isDone = new Dictionary<string, bool>(StringComparer.Ordinal);
        var order = new List<string>();
        var hasCircle = false;
        foreach (var start in byId.Keys.Where(next.ContainsKey))
        {
            var path = new Stack<(string Area, int Step)>();
            if (isDone.TryAdd(start, false))
            {
                path.Push((start, 0));
            }

            while (path.TryPop(out var at))
            {
                if (next.GetValueOrDefault(at.Area) is not { } wholes || at.Step == wholes.Count)
                {
                    isDone[at.Area] = true;
                    order.Add(at.Area);
                    continue;
                }

                path.Push(at with { Step = at.Step + 1 });
                var whole = wholes[at.Step];
                if (isDone.TryAdd(whole, false))
                {
                    path.Push((whole, 0));
                }
                else if (!isDone[whole])
                {
                    hasCircle = true;
                    ComplainOfCircle(whole, [.. path.Select(step => step.Area).Reverse().SkipWhile(area => area != whole)]);
                }
            }
        }

        order.Reverse();
        return hasCircle ? null : order;
    }

    private void ComplainOfCircle(string first, List<string> circle)
    {
        var area = byId[first];
        bound.Complain(area, area.MergedInto is null ? "splitFrom" : "mergedInto", "areaCycle", string.Join(" → ", circle.Take(MostShown).Append(first)));
    }

    /// <summary>In how many ways areas of today lead back to earlier ones: each is followed when they are judged.</summary>
    private static long CountWays(Dictionary<string, List<string>> next, List<string> order)
    {
        var ways = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var area in order)
        {
            foreach (var whole in next.GetValueOrDefault(area) ?? [])
            {
                ways[whole] = Math.Min(int.MaxValue, ways.GetValueOrDefault(whole) + ways.GetValueOrDefault(area) + 1);
            }
        }

        return order.Where(area => !next.ContainsKey(area)).Sum(area => ways.GetValueOrDefault(area));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
