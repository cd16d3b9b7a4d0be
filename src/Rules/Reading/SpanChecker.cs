using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks from when to when a target is judged.</summary>
internal sealed class SpanChecker(CheckedPlan plan, Bound<RuleFile> file, TargetDefinition target)
{
    public (Period From, Period To) Check()
    {
        var from = Find("from", target.From, period => period.Quarters.First()) ?? plan.From;
        var to = Find("to", target.To, period => period.LastQuarter) ?? plan.To;
        if (from <= to)
        {
            return (from, to);
        }

        file.Complain(target, "to", "spanBackwards", from, to);
        return (plan.From, plan.To);
    }

    private Period? Find(string property, string? written, Func<Period, Period> quarter)
    {
        if (written is null)
        {
            return null;
        }

        if (!Period.TryParse(written, out var period))
        {
            file.ComplainPeriod(target, property, "periodExpected", written, PeriodGuess.Period(written));
            return null;
        }

        if (plan.IsInTerm(quarter(period)))
        {
            return quarter(period);
        }

        file.Complain(target, property, "outsideTerm", written, plan.From, plan.To);
        return null;
    }
}
