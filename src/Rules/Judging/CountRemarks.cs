using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>The sentences about counted targets: '20 of 21 targets are met'.</summary>
internal static class CountRemarks
{
    private const int MostNamed = 4;

    /// <summary>Of which targets the verdict hangs that nobody knows yet.</summary>
    public static IEnumerable<Remark> Unknown(TargetCount count) =>
        Few(count.Unknown, one => Remark.Of(one.Verdict is null ? "countFailed" : "countUnknown", one.Name));

    /// <summary>How many there are, which are not, and which could not be counted.</summary>
    public static IEnumerable<Remark> Told(Target target, TargetCount count)
    {
        // Whichever are to be few are named, else whichever are lacking.
        var isFew = target.Definition.Threshold?.Is.IsCeiling() == true;
        IReadOnlyList<CountedTarget> named = target.Definition.Threshold is null ? [] : isFew ? count.In : count.Out;
        return
        [
            Remark.Of("counted", count.In.Count, count.Base, Remark.Said(target.Definition.Counts!.Statuses)),
            .. Few(named, one => Remark.Of("countedOne", one.Name, Remark.Said(one.Verdict!.Status))),
            .. Few(count.Unknown, one => Remark.Of(one.Verdict is null ? "uncountedFailed" : "uncounted", one.Name)),
        ];
    }

    private static IEnumerable<Remark> Few(IReadOnlyList<CountedTarget> all, Func<CountedTarget, Remark> told) =>
        all.Count <= MostNamed ? all.Select(told) : all.Take(MostNamed).Select(told).Append(Remark.Of("targetsMore", all.Count - MostNamed));
}
