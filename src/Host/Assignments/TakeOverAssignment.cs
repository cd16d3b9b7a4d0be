using ActionPlan.Host.Plans.Editing;
using ActionPlan.Rules.Files;
using Mediator;

namespace ActionPlan.Host.Assignments;

/// <summary>
/// Goes on with an assignment of the plan that this one continues, whose term is over: it stands in this plan's file from now on, as it stood
/// there, and says where it comes from. Once taken over, it stays so.
/// </summary>
/// <param name="Assignment">Its id, in both plans.</param>
internal sealed record TakeOverAssignment(string Assignment) : ICommand<AssignmentReply>, ITransactional, IGuarded
{
    // A decision's area is one of the plan before: here it is the whole plan's, as all that stands in its file.
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation)
    {
        var known = await new AssignmentStandings(db).Known(plan, Assignment, ofAnotherPlan: false, cancellation)
            ?? (plan.Earlier?.Plan is { } earlier ? await new AssignmentStandings(db).Known(earlier, Assignment, ofAnotherPlan: true, cancellation) : null);
        return known is var (definition, _) ? [AssignmentDemands.ToUpdate(plan, definition.Lead)] : [];
    }
}

internal sealed class TakeOverAssignmentHandler(AppDb db, PlanInForce plans, PlanFileWriter writer, Acting acting, TimeProvider time)
    : ICommandHandler<TakeOverAssignment, AssignmentReply>
{
    public async ValueTask<AssignmentReply> Handle(TakeOverAssignment command, CancellationToken cancellationToken)
    {
        var (plan, now) = (plans.Current, time.GetUtcNow());
        if (plan.Earlier?.Plan is not { } earlier
            || await new AssignmentStandings(db).OfEarlier(earlier, command.Assignment, cancellationToken) is not { } standing)
        {
            return AssignmentReply.Unknown;
        }

        await db.LockAlerts(cancellationToken);
        if (await db.AssignmentUpdates
            .AnyAsync(row => row.PlanId == plan.Id && row.Assignment == command.Assignment && row.Kind == AssignmentUpdateKind.CarriedFrom, cancellationToken))
        {
            return AssignmentReply.Done;
        }

        var reply = earlier.DayOf(now) <= earlier.Calendar.LastDay(earlier.To) ? AssignmentReply.TermRuns
            : standing.State == AssignmentState.Done ? AssignmentReply.Finished
            : await Write(plan, earlier, standing, cancellationToken);
        if (reply == AssignmentReply.Done)
        {
            db.Add(new AssignmentUpdateRow
            {
                PlanId = plan.Id, Assignment = command.Assignment, Unit = standing.Definition.Lead, Kind = AssignmentUpdateKind.CarriedFrom,
                State = standing.State,
                Note = standing.Newest?.Note, By = acting.Actor.Name, At = now,
            });
        }

        return reply;
    }

    /// <summary>Puts it into the plan's file, unless somebody has done so already.</summary>
    private async Task<AssignmentReply> Write(Plan plan, Plan earlier, AssignmentStanding standing, CancellationToken cancellation)
    {
        var was = standing.Definition;
        if (plan.File.Assignments.FirstOrDefault(known => known.Id == was.Id) is { } there)
        {
            return TypedText.Line(there.Name) == TypedText.Line(was.Name) ? AssignmentReply.Done : AssignmentReply.IdTaken;
        }

        if (plan.File.Units.All(unit => unit.Id != was.Lead || unit.To < plan.DayOf(time.GetUtcNow())))
        {
            return AssignmentReply.LeadGone;
        }

        if (plans.Place is not { } folder || !PlanSource.IsPlan(folder))
        {
            return AssignmentReply.NotWritten;
        }

        var taken = was with
        {
            With = [.. was.With.Where(plan.Units.ContainsKey)],
            Overseer = was.Overseer is { } overseer && plan.Units.ContainsKey(overseer) ? overseer : null,
            // A date of the old term binds nobody in the new one.
            Due = standing.Due is { } due && due >= plan.DayOf(time.GetUtcNow()) ? due : null,
            Section = null,
            Note = $"Chuyển tiếp từ {earlier.Name}{(was.Section is { } section ? $", mục {section}" : "")}.",
        };
        return await Save(folder, taken, cancellation) is PlanEditOutcome.Saved or PlanEditOutcome.Unchanged
            ? AssignmentReply.Done : AssignmentReply.NotWritten;
    }

    private async Task<PlanEditOutcome> Save(string folder, AssignmentDefinition taken, CancellationToken cancellation)
    {
        try
        {
            var stamp = PlanEdit.Stamp(PlanSource.ReadFolder(folder));
            return (await writer.Write(db, stamp, edit => edit.AddAssignment(taken), cancellation)).Outcome;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return PlanEditOutcome.NotWritable;
        }
    }
}
