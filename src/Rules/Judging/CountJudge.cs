using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// Judges a target that counts others by what is said of them in the same area and quarter. Those of which nothing is known yet are tried
/// both ways: where that changes the verdict, there is none.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="figures">The figures, for the target's own rules.</param>
/// <param name="verdictOf">The verdict of a target that counts no others; null where there is none.</param>
/// <param name="requireSources">Whether the deciding document is required.</param>
internal sealed class CountJudge(Plan plan, FigureReader figures, Func<Target, Area, Period, Verdict?> verdictOf, bool requireSources)
{
    private readonly Dictionary<Asking, Verdict> before = [];

    public Verdict Judge(Target target, Area area, Period quarter)
    {
        if (quarter < target.From)
        {
            return TargetJudge.BeforeItsTime(target, area, quarter);
        }

        var at = TargetJudge.ReadIn(target, quarter);
        var verdict = JudgeAt(target, area, at) with { Period = quarter };
        return at == quarter ? verdict : AfterDeadline.Told(plan, verdict, later => [CertainReading(target, area, later)]);
    }

    private Verdict JudgeAt(Target target, Area area, Period at)
    {
        var count = Count(target, area, at);
        var rules = Rules(target, area, at);
        var limit = LimitReading.Of(target, at, rules.At);
        var asked = new Dictionary<Period, Verdict?>();
        Verdict? first = null;
        var isOpen = false;
        // A verdict may change between the extremes, as that of an equality does.
        for (var more = 0; more <= count.Unknown.Count && !isOpen; more++)
        {
            var verdict = Try(target, area, at, (rules, limit), count, more, Earlier);
            first ??= verdict;
            isOpen = verdict.Status != first.Status;
        }

        var told = isOpen
            ? first! with { Status = Status.NoData, Value = null, Forecast = null, Remarks = [.. CountRemarks.Unknown(count)] }
            : first!.Status is Status.NotDue or Status.NoData or Status.NotApplicable ? first
            : first with { Remarks = [.. CountRemarks.Told(target, count), .. first.Remarks] };
        return told with
        {
            Parts = [.. count.Counted.Select(one => new NamedValue(one.Name, null, one.Verdict?.Status))],
            // A path that hangs on the number in an earlier quarter makes what was counted then evidence too.
            Evidence =
                [.. rules.Views.Concat(count.Counted.Select(one => one.Verdict).Concat(asked.Values).SelectMany(one => one?.Evidence ?? []))
                    .Distinct(SameReading.Comparer)],
        };

        decimal? Earlier(Period quarter) => (asked.TryGetValue(quarter, out var known) ? known : asked[quarter] = VerdictIn(target, area, quarter))?.Value;
    }

    /// <summary>The verdict if so many of the unknown ones came out as those that are counted.</summary>
    private Verdict Try(Target target, Area area, Period at, (OwnViews Rules, LimitReading Limit) own, TargetCount count, int more,
        Func<Period, decimal?> earlier)
    {
        var reading = Reading(at.Year, own.Rules, count.Value(more));
        return new PartJudge(plan, figures.SeenFrom(area, at).Since(target.From), TargetJudge.Asked(target, area, at, own.Limit, [.. own.Rules.Views]),
            reading, own.Limit, at,
            quarter => quarter == at ? reading.Value : earlier(quarter)).Judge(requireSources);
    }

    /// <summary>What was said of it in an earlier quarter; null where the area did not exist.</summary>
    private Verdict? VerdictIn(Target target, Area area, Period quarter)
    {
        if (!area.ExistsOn(plan.Calendar.LastDay(quarter)))
        {
            return null;
        }

        var key = new Asking(target, area, quarter, quarter);
        return before.TryGetValue(key, out var known) ? known : before[key] = JudgeAt(target, area, quarter);
    }

    private PartReading CertainReading(Target target, Area area, Period quarter)
    {
        var count = Count(target, area, quarter);
        var reading = Reading(quarter.Year, Rules(target, area, quarter), count.Value(0));
        return count.Unknown.Count == 0 ? reading : reading with { HasMissing = true };
    }

    private static PartReading Reading(int year, OwnViews own, decimal? value) =>
        new(0, year, own.Rules is null, value, own.Rules ?? []) { Views = own.Views, WithoutValue = Remark.Of("nothingToCount") };

    private OwnViews Rules(Target target, Area area, Period quarter) =>
        OwnViews.Read(figures.SeenFrom(area, quarter).Since(target.From), target, area, quarter);

    private TargetCount Count(Target target, Area area, Period quarter)
    {
        var counted = new List<CountedTarget>();
        foreach (var other in plan.CountedBy[target.Key])
        {
            try
            {
                if (verdictOf(other, area, quarter) is { } verdict)
                {
                    counted.Add(new CountedTarget(other, verdict));
                }
            }
            catch (Exception exception) when (exception is RuleFailedException or ArithmeticException)
            {
                // It has no verdict because it could not be judged: what it would be is not known.
                counted.Add(new CountedTarget(other, null));
            }
        }

        return new TargetCount(target.Definition.Counts!, counted);
    }
}
