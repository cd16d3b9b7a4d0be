using Mediator;

namespace ActionPlan.Host.Authoring.Testing;

/// <summary>Takes a test away with one's draft, or, of one that the draft takes away or adds, undoes that.</summary>
internal sealed record DropRuleTest(string Module, KnownTest Test) : ICommand<DraftReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([DraftRights.ToWrite(Module)]);
}

internal sealed class DropRuleTestHandler(AppDb db, PlanInForce plans, DraftReading drafts, Acting acting, TimeProvider time)
    : ICommandHandler<DropRuleTest, DraftReply>
{
    public async ValueTask<DraftReply> Handle(DropRuleTest command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var row = await db.OpenDrafts(plans.Current.Id, command.Module).SingleOrDefaultAsync(known => known.OwnerId == acting.Actor.UserId, cancellationToken);
        if (row is null || row.State == RuleDraftState.Proposed)
        {
            return row is null ? DraftReply.Unknown : DraftReply.Waits;
        }

        var (changes, test) = (TestChanges.Read(row.Tests), command.Test);
        if (changes.Dropped.Contains(test))
        {
            changes = changes with { Dropped = [.. changes.Dropped.Where(one => one != test)] };
        }
        else if (changes.Added.Any(one => TestChanges.NameOf(one) == test.Name))
        {
            changes = changes with { Added = [.. changes.Added.Where(one => TestChanges.NameOf(one) != test.Name)] };
        }
        else if (drafts.Tests().Any(file => file.Name == test.File && WrittenTests.Names(RuleFiles.TextOf(file)).Contains(test.Name, StringComparer.Ordinal)))
        {
            changes = changes with { Dropped = [.. changes.Dropped, test] };
        }
        else
        {
            return DraftReply.Unknown;
        }

        (row.Tests, row.SavedAt) = (changes.Stored(), time.GetUtcNow());
        return DraftReply.Done;
    }
}
