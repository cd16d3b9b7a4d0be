using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Judges one target in one area. The order of reasons is fixed: not due, no data, not applicable, monitored, then the comparison.</summary>
internal sealed class TargetJudge(Plan plan, FigureReader figures, bool requireSources)
{
    public const int QuartersForFirstValue = 4;

    public Verdict Judge(Target target, Area area, Period quarter)
    {
        // After its deadline a target keeps its deadline's value and verdict.
        var at = target.IsForTerm && quarter > target.Deadline ? target.Deadline : quarter;
        var seen = figures.SeenFrom(area, at);
        return (ReferenceEquals(seen, figures) ? this : new TargetJudge(plan, seen, requireSources)).Judge(target, area, quarter, at);
    }

    private Verdict Judge(Target target, Area area, Period quarter, Period at)
    {
        var reading = TargetReading.Of(figures, target, area, at);
        var anchor = new Lazy<FirstValue?>(() => FindFirst(target, area, at), LazyThreadSafetyMode.None);
        var verdict = new Verdict
        {
            Target = target,
            Area = area,
            Period = quarter,
            Status = Status.NoData,
            Value = reading.Value,
            Threshold = target.ThresholdIn(at.Year),
            Path = Course.Path(plan, target, at, () => anchor.Value),
            Final = target.IsDueIn(at),
            Worst = reading.Worst,
            Parts = reading.Parts,
            Evidence = reading.Views,
        };
        verdict = Decide(verdict, reading, at, anchor);
        if (anchor is { IsValueCreated: true, Value: { } first } && first.Quarter != at)
        {
            // The path hangs on the first value, so its entries are evidence too.
            verdict = verdict with { Evidence = [.. verdict.Evidence, .. TargetReading.Of(figures, target, area, first.Quarter).Views] };
        }

        return at == quarter ? verdict : AfterDeadline(verdict, target, area);
    }

    private Verdict Decide(Verdict verdict, TargetReading reading, Period at, Lazy<FirstValue?> anchor)
    {
        var target = verdict.Target;
        if (!target.IsJudgedIn(at))
        {
            return verdict with { Status = Status.NotDue, Final = false, Remarks = [Remark.Of("notDueYearly", at.WholeYear)] };
        }

        if (target.Definition.Threshold is not null && verdict.Threshold is null)
        {
            return verdict with { Status = Status.NotDue, Final = false, Remarks = [Remark.Of("notDueStep")] };
        }

        if (reading.HasMissing)
        {
            return verdict with { Remarks = Remarks.Missing(plan, verdict) };
        }

        var lacksSource = target.Definition.NeedsSource && reading.Views.Any(view => view.From.Any(entry => string.IsNullOrWhiteSpace(entry.Source)));
        if (lacksSource && requireSources)
        {
            return verdict with { Remarks = [Remark.Of("sourceMissing")] };
        }

        if (reading.DividesByZero || Conditions.DivideByZero(target, reading, verdict))
        {
            return verdict with { Status = Status.NotApplicable, Remarks = [Remark.Of("zeroDenominator")] };
        }

        var noted = lacksSource ? verdict with { Remarks = [Remark.Of("sourceUnknown")] } : verdict;
        if (target.Definition.Kind == TargetKind.Monitored)
        {
            return noted with { Status = Status.Monitored };
        }

        var conditions = Conditions.Ask(plan, target, reading, verdict);
        return noted.Final
            ? Comparison(noted with { Status = conditions.Met ? Status.Met : Status.Missed }, at)
            : Towards(noted, at, conditions, anchor);
    }

    /// <summary>Before the due quarter: settled early where the value cannot fall, otherwise against the path.</summary>
    private Verdict Towards(Verdict verdict, Period at, Conditions conditions, Lazy<FirstValue?> anchor)
    {
        var target = verdict.Target;
        var comparison = target.Definition.Threshold!.Is;
        var canSettle = target.Accumulates && target.Formulas.CannotFall && !target.Formulas.HasOwnMet;
        if (canSettle && comparison.IsFloor() && conditions.Met && !target.Formulas.HasLatestInDenominator)
        {
            return verdict with { Status = Status.Met, Remarks = [.. verdict.Remarks, Remark.Of("metEarly")] };
        }

        var isBroken = comparison.IsCeiling() ? !conditions.Met : comparison == Files.Comparison.Equals && Tolerance.Exceeds(verdict.Value!.Value, verdict.Threshold!.Value);
        if (canSettle && isBroken)
        {
            return Comparison(verdict with { Status = Status.Missed, Remarks = [.. verdict.Remarks, Remark.Of("brokenEarly")] }, at);
        }

        var open = Comparison(verdict with { Status = conditions.OnTrack ? Status.OnTrack : Status.AtRisk }, at);
        return new Outlook(plan, figures).Add(open, at, () => anchor.Value);
    }

    private static Verdict Comparison(Verdict verdict, Period at)
    {
        var isGood = verdict.Status is Status.Met or Status.OnTrack;
        if (isGood && verdict.Worst is null)
        {
            return verdict;
        }

        return verdict with { Remarks = [.. verdict.Remarks, .. Remarks.Compared(verdict, at)] };
    }

    private Verdict AfterDeadline(Verdict verdict, Target target, Area area)
    {
        var remarks = new List<Remark> { Remark.Of("afterDeadline", target.Deadline) };
        for (var later = target.Deadline.AddQuarters(1); verdict.Status == Status.Missed && later <= verdict.Period; later = later.AddQuarters(1))
        {
            var reading = TargetReading.Of(figures, target, area, later);
            if (reading.Value is not null && !reading.DividesByZero && Conditions.Ask(plan, target, reading, verdict with { Value = reading.Value }).Met)
            {
                remarks.Add(Remark.Of("reachedLate", later));
                break;
            }
        }

        return verdict with { Remarks = [.. verdict.Remarks, .. remarks] };
    }

    private FirstValue? FindFirst(Target target, Area area, Period until)
    {
        for (var index = 0; index < QuartersForFirstValue; index++)
        {
            var quarter = plan.From.AddQuarters(index);
            if (quarter > until)
            {
                return null;
            }

            if (target.IsJudgedIn(quarter) && figures.ExistsOn(area, plan.Calendar.LastDay(quarter)) && TargetReading.ValueOf(figures, target, area, quarter) is { } value)
            {
                return new FirstValue(quarter, value);
            }
        }

        return null;
    }
}
