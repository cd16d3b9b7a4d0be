using ActionPlan.Host.Mail;
using Mediator;

namespace ActionPlan.Host.Assignments;

/// <summary>The unit that oversees an assignment, the office or a leader urges it; the lead unit is told by mail.</summary>
internal sealed record UrgeAssignment(string Assignment, string? Text) : ICommand<AssignmentReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        AssignmentDemands.ToUrge(db, plan, Assignment, cancellation);
}

internal sealed class UrgeAssignmentHandler(AppDb db, PlanInForce plans, Acting acting, UrgeLetters letters, TimeProvider time)
    : ICommandHandler<UrgeAssignment, AssignmentReply>
{
    public async ValueTask<AssignmentReply> Handle(UrgeAssignment command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        var text = TypedText.Lines(command.Text);
        if (text.Length is 0 or > TypedText.Longest)
        {
            return text.Length == 0 ? AssignmentReply.NeedsNote : AssignmentReply.TooLong;
        }

        await db.LockAlerts(cancellationToken);
        if (await new AssignmentStandings(db).Read(plan, command.Assignment, cancellationToken) is not { } standing
            || !plan.Units.ContainsKey(standing.Definition.Lead))
        {
            return AssignmentReply.Unknown;
        }

        if (standing.IsEnded)
        {
            return AssignmentReply.TermEnded;
        }

        if (standing.State == AssignmentState.Done)
        {
            return AssignmentReply.Finished;
        }

        var now = time.GetUtcNow();
        var urgings = standing.Happened.Where(row => row.Kind == AssignmentUpdateKind.Urged).ToList();
        if (urgings.Exists(row => row.Note == text && row.By == acting.Actor.Name && plan.DayOf(row.At) == plan.DayOf(now)))
        {
            return AssignmentReply.UrgedAlready;
        }

        var lead = standing.Definition.Lead;
        db.Add(new AssignmentUpdateRow
        {
            PlanId = plan.Id, Assignment = command.Assignment, Unit = lead, Kind = AssignmentUpdateKind.Urged, Note = text, By = acting.Actor.Name, At = now,
        });
        db.Add(await letters.Write(plan, plan.RecipientFor(lead, plan.Areas.Roots[0]), standing, text, acting.Actor.Name, urgings.Count + 1));
        return AssignmentReply.Done;
    }
}
