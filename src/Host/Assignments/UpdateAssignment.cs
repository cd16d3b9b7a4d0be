using ActionPlan.Host.Alerts.Answers;
using Mediator;

namespace ActionPlan.Host.Assignments;

/// <summary>The lead unit says how an assignment stands.</summary>
/// <param name="Assignment">Its id in the plan.</param>
/// <param name="State">How it stands.</param>
/// <param name="Note">What was done, or what blocks it.</param>
/// <param name="Due">When it will be done; null or the same leaves the date.</param>
/// <param name="Why">Why a date that was set is moved.</param>
/// <param name="Known">The newest update that was seen, 0 for none; null where nobody looked.</param>
internal sealed record UpdateAssignment(string Assignment, AssignmentState State, string? Note, DateOnly? Due = null, string? Why = null, long? Known = null)
    : ICommand<AssignmentReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        AssignmentDemands.ToUpdate(db, plan, Assignment, cancellation);
}

internal sealed class UpdateAssignmentHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time)
    : ICommandHandler<UpdateAssignment, AssignmentReply>
{
    public async ValueTask<AssignmentReply> Handle(UpdateAssignment command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        await db.LockAlerts(cancellationToken);
        if (await new AssignmentStandings(db).Read(plan, command.Assignment, cancellationToken) is not { } standing)
        {
            return AssignmentReply.Unknown;
        }

        if (command.Known is { } known && known != (standing.Newest?.Id ?? 0))
        {
            return AssignmentReply.ChangedMeanwhile;
        }

        var (note, why) = (TypedText.Lines(command.Note), TypedText.Lines(command.Why));
        var moved = command.Due is { } asked && asked != standing.Due ? command.Due : null;
        if (Refuse(plan, standing, command.State, note, why, moved) is { } refused)
        {
            return refused;
        }

        db.Add(new AssignmentUpdateRow
        {
            PlanId = plan.Id, Assignment = command.Assignment, Unit = standing.Definition.Lead, Kind = AssignmentUpdateKind.Updated, State = command.State,
            Note = note.Length == 0 ? null : note, DueOn = moved, Reason = moved is null || why.Length == 0 ? null : why,
            PlanDue = moved is null ? null : standing.Definition.Due, By = acting.Actor.Name, At = time.GetUtcNow(),
        });
        return AssignmentReply.Done;
    }

    private AssignmentReply? Refuse(Plan plan, AssignmentStanding standing, AssignmentState state, string note, string why, DateOnly? moved)
    {
        if (standing.IsEnded)
        {
            return AssignmentReply.TermEnded;
        }

        if (note.Length == 0 && state is AssignmentState.Done or AssignmentState.Blocked && state != standing.State)
        {
            return AssignmentReply.NeedsNote;
        }

        if (note.Length == 0 && moved is null && state == standing.State)
        {
            return AssignmentReply.NothingNew;
        }

        if (note.Length > TypedText.Longest || why.Length > TypedText.Longest)
        {
            return AssignmentReply.TooLong;
        }

        return moved is not { } day ? null
            : standing.Due is not null && why.Length == 0 ? AssignmentReply.NeedsReason
            : AnswerDates.Refuse(plan, day, time.GetUtcNow()) switch
            {
                AlertReply.InThePast => AssignmentReply.InThePast,
                AlertReply.TooFar => AssignmentReply.TooFar,
                _ => null,
            };
    }
}
