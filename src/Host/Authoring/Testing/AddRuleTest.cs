using Mediator;

namespace ActionPlan.Host.Authoring.Testing;

/// <summary>Puts a case into one's draft as a test beside the rules; without a draft one is begun that changes no rule.</summary>
internal sealed record AddRuleTest(string Module, ExpectedCase Case) : ICommand<DraftReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([DraftRights.ToWrite(Module)]);
}

internal sealed class AddRuleTestHandler(AppDb db, PlanInForce plans, DraftReading drafts, CaseFigures figures, Acting acting, TimeProvider time)
    : ICommandHandler<AddRuleTest, DraftReply>
{
    public async ValueTask<DraftReply> Handle(AddRuleTest command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var plan = plans.Current;
        if (plans.IsInPreparation || acting.Actor.UserId is not { } owner || RuleFiles.Of(plan.Source, command.Module) is not { } file)
        {
            return DraftReply.Unknown;
        }

        var row = await db.OpenDrafts(plan.Id, command.Module).SingleOrDefaultAsync(known => known.OwnerId == owner, cancellationToken);
        if (row is { State: RuleDraftState.Proposed })
        {
            return DraftReply.Waits;
        }

        var read = row is null ? null : drafts.Read(row);
        if (row is not null && read?.Plan is null)
        {
            return DraftReply.Broken;
        }

        var changes = TestChanges.Read(row?.Tests);
        var names = (read?.Source.Tests ?? drafts.Tests()).SelectMany(known => WrittenTests.Names(RuleFiles.TextOf(known))).ToHashSet(StringComparer.Ordinal);
        if (changes.Added.Count >= TestChanges.MostAdded)
        {
            return DraftReply.TooLong;
        }

        if (await figures.Test(read?.Plan ?? plan, command.Case, names, cancellationToken) is not { } test)
        {
            return DraftReply.NoCase;
        }

        var stored = (changes with { Added = [.. changes.Added, test] }).Stored();
        if (stored?.Length > TestChanges.Longest)
        {
            return DraftReply.TooLong;
        }

        if (row is null)
        {
            row = RuleDraftRow.Begun(plan, command.Module, acting.Actor, RuleFiles.TextOf(file).ReplaceLineEndings("\n"));
            db.RuleDrafts.Add(row);
        }

        (row.Tests, row.SavedAt) = (stored, time.GetUtcNow());
        return DraftReply.Done;
    }
}
