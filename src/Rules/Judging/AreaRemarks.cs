using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>The sentences about several areas: '3 of 4 neighbourhoods have at least 1 work; Neighbourhood 3 has not: 0 works'.</summary>
internal static class AreaRemarks
{
    private const int MostNamed = 4;

    /// <summary>The verdict of how many areas satisfy a condition, with the areas as its parts and who falls short.</summary>
    public static Verdict Told(Plan plan, Verdict verdict, IReadOnlyList<TalliedArea> areas)
    {
        var names = PartAreas.Names(plan, [.. areas.Select(one => one.Area)]);
        var parts = areas.Select((one, index) => new NamedValue(
            names[index], one.Value, one.HasMissing ? Status.NoData : one.IsLeftOut ? Status.NotApplicable : one.Holds ? Status.Met : Status.Missed)).ToList();
        var told = verdict with { Parts = parts };
        return verdict.Status is Status.NoData or Status.NotDue or Status.NotApplicable
            ? told : told with { Remarks = [.. Tally(verdict.Target, parts, areas), .. verdict.Remarks, .. LeftOut(parts)] };
    }

    /// <summary>The verdict of the worst of several areas, with how many of them are as they should be.</summary>
    public static Verdict ToldOfWorst(Plan plan, Verdict verdict, IReadOnlyList<JudgedPart> parts)
    {
        if (verdict.Status == Status.NoData && parts.Any(part => part.Reading.HasMissing))
        {
            var missed = parts.Where(part => part.Verdict.Status == Status.Missed).Take(MostNamed)
                .Select(part => Remarks.MissedAlready(part.Verdict, part.Name));
            return verdict with { Remarks = [.. Remarks.Missing(plan, verdict), .. missed] };
        }

        if (verdict.Status is not (Status.Met or Status.OnTrack or Status.AtRisk or Status.Missed))
        {
            return verdict;
        }

        var judged = parts.Where(part => part.Verdict.Status != Status.NotApplicable).ToList();
        var behind = judged.Where(part => part.Verdict.Status is Status.Missed or Status.AtRisk).ToList();
        var kind = Remark.Kind(verdict.Target.Definition.OverAreas!.Kind);
        var tally = Remark.Of(verdict.Final ? "areasMet" : "areasOnTrack", judged.Count - behind.Count, judged.Count, kind);
        var others = behind.Where(part => part.Name != verdict.Worst)
            .Select(part => Short(
                part.Verdict.Status == Status.Missed ? "areaMissed" : "areaBehind", part.Name,
                Remark.Beside(part.Verdict.Value, part.Verdict.Threshold, part.Verdict.ThresholdTo, part.Verdict.Path), verdict.Target.Definition.MeasuredIn));
        return verdict with { Remarks = [tally, .. verdict.Remarks, .. Few(others)] };
    }

    private static IEnumerable<Remark> Tally(Target target, List<NamedValue> parts, IReadOnlyList<TalliedArea> areas)
    {
        var judged = parts.Where(part => part.Status is Status.Met or Status.Missed).ToList();
        var over = target.Definition.OverAreas!;
        var unit = target.PartMeasuredIn;
        yield return Held(over, judged.Count(part => part.Status == Status.Met), judged.Count, unit);

        // Whoever is to be few is named, else whoever is lacking.
        var isFew = target.Definition.Threshold?.Is.IsCeiling() == true;
        var named = parts.Zip(areas).Where(one => one.First.Status == (isFew ? Status.Met : Status.Missed)).Select(one => Short(
            isFew ? "areaAt" : "areaMissed", one.First.Name, Remark.Beside(one.First.Value, [.. one.Second.Limits.Select(limit => (decimal?)limit)]), unit));
        foreach (var remark in Few(named))
        {
            yield return remark;
        }
    }

    /// <summary>How many of the areas satisfy the condition; a condition that is computed is each area's own.</summary>
    private static Remark Held(OverAreasDefinition over, int good, int all, string unit)
    {
        var (each, kind) = (over.Each!, Remark.Kind(over.Kind));
        return each.Of.Expressions.Any() ? Remark.Of("areasOwn", good, all, kind)
            : each.Of.Ends is [{ Constant: var lower }, { Constant: var upper }]
                ? Remark.Of("areasWithin", good, all, kind, Remark.Asked(lower), Remark.Asked(upper), unit)
            : each.Tolerance is { } around and > 0 ? Remark.Of(
                "areasWithin", good, all, kind, Remark.Asked(each.Of.Constant - around), Remark.Asked(each.Of.Constant + around), unit)
            : Remark.Of($"areas{each.Is}", good, all, kind, Remark.Asked(each.Of.Constant), unit);
    }

    private static IEnumerable<Remark> LeftOut(List<NamedValue> parts) =>
        Few(parts.Where(part => part.Status == Status.NotApplicable).Select(part => Remark.Of("leftOut", part.Name)));

    private static Remark Short(string key, string name, object value, string unit) => Remark.Of(key, name, value, unit);

    private static IEnumerable<Remark> Few(IEnumerable<Remark> all)
    {
        var remarks = all.ToList();
        return remarks.Count <= MostNamed ? remarks : remarks.Take(MostNamed).Append(Remark.Of("areasMore", remarks.Count - MostNamed));
    }
}
