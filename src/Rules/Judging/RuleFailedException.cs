namespace ActionPlan.Rules.Judging;

/// <summary>A rule failed while running: it is reported as a failure and is never a verdict.</summary>
internal sealed class RuleFailedException(Remark why) : Exception(why.Key)
{
    /// <summary>What happened, for whoever wrote the rule.</summary>
    public static Remark Why(Exception error) => error switch
    {
        RuleFailedException failed => failed.Reason,
        DivideByZeroException => Remark.Of("zeroDenominator"),
        ArithmeticException => Remark.Of("failedNumber"),
        _ => Remark.Of("failedOther", error.Message),
    };

    private Remark Reason => why;
}
