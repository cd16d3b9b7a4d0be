using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;

namespace ActionPlan.Host.Assignments;

/// <summary>What a unit owes, and by which day. Public, as all that a component is given has to be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="By">The last day on which it is in time.</param>
/// <param name="Question">The question that waits, for an explanation.</param>
public sealed record Owed(OwedKind Kind, DateOnly By, long? Question = null)
{
    /// <summary>Whether its day has passed.</summary>
    public bool IsLate(DateOnly today) => By < today;
}

/// <summary>What kind of thing is owed; the gravest first.</summary>
public enum OwedKind
{
    /// <summary>That the promised date is kept: the alert still stands.</summary>
    Remedy,

    /// <summary>An explanation that was asked for.</summary>
    Explanation,

    /// <summary>An answer to the alert.</summary>
    Answer,

    /// <summary>An assignment that is to be done.</summary>
    Assignment,
}

internal static class OwedMatters
{
    /// <summary>All that is owed on an alert, read with its questions and explanations. A promise binds until it is kept or made anew.</summary>
    public static IEnumerable<Owed> Owes(this Plan plan, AlertRow alert)
    {
        if (alert.IsEndedWithTerm)
        {
            yield break;
        }

        // What goes on in another plan is owed there.
        var isCarried = alert.Events.Exists(happened => happened.Kind == AlertEventKind.CarriedOn);
        if (alert.State == AlertState.Open && !isCarried)
        {
            yield return new Owed(OwedKind.Answer, plan.DayOf(alert.WaitingSince ?? alert.OpenedAt).AddDays(plan.File.Schedules.AnswerWithinDays));
        }

        if (alert.State != AlertState.Resolved && alert.RemedyBy is { } promised && !isCarried)
        {
            yield return new Owed(OwedKind.Remedy, promised);
        }

        foreach (var question in alert.Events
            .Where(happened => happened.Kind == AlertEventKind.Asked && !alert.Events.Exists(other => other.Explains(happened))))
        {
            yield return new Owed(OwedKind.Explanation, question.DueOn!.Value, question.Id);
        }
    }

    /// <summary>The gravest of what is late, if anything is.</summary>
    public static Owed? Late(this Plan plan, AlertRow alert, DateOnly today) =>
        plan.Owes(alert).Where(owed => owed.IsLate(today)).OrderBy(owed => owed.Kind).ThenBy(owed => owed.By).FirstOrDefault();

    public static Owed? Late(this AssignmentStanding standing, DateOnly today) =>
        standing.Owed is { } owed && owed.IsLate(today) ? owed : null;
}
