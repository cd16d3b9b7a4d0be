using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// Judges one expression of a target as if the target were its own. The order of reasons is fixed: not due, no data, not applicable,
/// monitored, then the comparison.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="figures">The figures.</param>
/// <param name="asked">What is known before the expression is looked at: target, area, quarter, threshold, evidence.</param>
/// <param name="reading">The expression's value.</param>
/// <param name="limit">What it is compared with.</param>
/// <param name="at">The quarter that is read: the one judged, or the deadline that has passed.</param>
/// <param name="valueIn">The expression's value in an earlier quarter of the term; null where it cannot be computed.</param>
internal sealed class PartJudge(
    Plan plan, FigureReader figures, Verdict asked, PartReading reading, LimitReading limit, Period at, Func<Period, decimal?> valueIn)
{
    private readonly Target target = asked.Target;
    private bool isFirstKnown;

    /// <summary>Where the path begins at the first value, that value once it was needed.</summary>
    public FirstValue? First { get; private set; }

    public Verdict Judge(bool requireSources)
    {
        var verdict = asked with { Value = reading.Value, Path = Course.Path(target, asked.Threshold, asked.ThresholdTo, at, FindFirst) };
        if (target.ThresholdAwaited(at) is { } begins)
        {
            return NotDue(verdict, Remark.Of("notDueBeforeStep", begins));
        }

        if (!target.IsJudgedIn(at))
        {
            return NotDue(verdict, Remark.Of(target.Definition.Every == Frequency.HalfYear ? "notDueHalfYearly" : "notDueYearly", at.WholeYear));
        }

        if (reading.HasMissing || limit.HasMissing)
        {
            return IsOpen(verdict) ? NotYet(verdict) : verdict with { Status = Status.NoData, Remarks = Remarks.Missing(plan, verdict) };
        }

        var lacksSource = target.Definition.NeedsSource && LacksSource();
        if (lacksSource && requireSources)
        {
            return IsOpen(verdict) ? NotYet(verdict) : verdict with { Status = Status.NoData, Remarks = [Remark.Of("sourceMissing")] };
        }

        if (reading.DividesByZero || limit.DividesByZero || Conditions.DivideByZero(target, reading, verdict))
        {
            return IsOpen(verdict) ? NotYet(verdict)
                : verdict with { Status = Status.NotApplicable, Remarks = [reading.DividesByZero ? reading.WithoutValue : PartReading.ZeroDenominator] };
        }

        var noted = lacksSource ? verdict with { Remarks = [Remark.Of("sourceUnknown")] } : verdict;
        return target.Definition.Kind == TargetKind.Monitored ? noted with { Status = Status.Monitored } : ConditionRemarks.Told(Compare(noted), reading);
    }

    private static Verdict NotDue(Verdict verdict, Remark why) => verdict with { Status = Status.NotDue, Final = false, Remarks = [why] };

    /// <summary>Whether nothing is promised yet, so that nothing can be missing either.</summary>
    private bool IsOpen(Verdict verdict) => target.PromisesNothing && !verdict.Final;

    private Verdict NotYet(Verdict verdict) => NotDue(verdict, Remark.Of("notDueDeadline", target.DueAfter(at)));

    private Verdict Compare(Verdict verdict)
    {
        var conditions = Conditions.Ask(plan, target, reading, verdict);
        return verdict.Final
            ? Remarks.Compared(verdict with { Status = conditions.Met ? Status.Met : Status.Missed }, at)
            : Towards(verdict, conditions);
    }

    /// <summary>Before the due quarter: settled early where the value cannot fall, otherwise against the path.</summary>
    private Verdict Towards(Verdict verdict, Conditions conditions)
    {
        var comparison = target.Definition.Threshold!.Is;
        // What adds up is an expression. What a target's own Met will say of a greater value is not known from its form.
        var shape = target.Accumulates ? target.Formulas.Parts[reading.Index].Formula.Shape : null;
        var canSettle = !target.Formulas.HasOwnMet && shape?.IsSettledFor(target.Definition.Kind) == true
            && target.Formulas.Limit.StandsStillFor(target.Definition.Kind);
        if (canSettle && comparison.IsFloor() && conditions.Met && !shape!.HasLatestInDenominator)
        {
            return verdict with { Status = Status.Met, Remarks = [.. verdict.Remarks, Remark.Of("metEarly")] };
        }

        var isBroken = comparison.IsCeiling()
            ? !conditions.Met : !comparison.IsFloor() && Tolerance.Exceeds(verdict.Value!.Value, Band.Of(verdict)?.Upper ?? verdict.Threshold!.Value);
        if (canSettle && isBroken)
        {
            return Remarks.Compared(verdict with { Status = Status.Missed, Remarks = [.. verdict.Remarks, Remark.Of("brokenEarly")] }, at);
        }

        if (target.PromisesNothing)
        {
            return conditions.OnTrack ? verdict with { Status = Status.OnTrack } : NotYet(verdict);
        }

        var open = Remarks.Compared(verdict with { Status = conditions.OnTrack ? Status.OnTrack : Status.AtRisk }, at);
        return new Outlook(figures, reading.Index).Add(open, at, FindFirst);
    }

    private bool LacksSource() => reading.Views.Any(view => view.From.Any(entry => string.IsNullOrWhiteSpace(entry.Source)));

    private FirstValue? FindFirst()
    {
        if (!isFirstKnown)
        {
            First = TargetJudge.QuartersOfFirstValue(target)
                .TakeWhile(quarter => quarter <= at)
                .Where(quarter => target.IsJudgedIn(quarter) && figures.ExistsIn(asked.Area, quarter))
                .Select(quarter => valueIn(quarter) is { } value ? new FirstValue(quarter, value) : null)
                .FirstOrDefault(first => first is not null);
            isFirstKnown = true;
        }

        return First;
    }
}
