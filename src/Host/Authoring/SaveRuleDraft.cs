using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>Keeps what somebody wrote, whatever is wrong with it.</summary>
/// <param name="Module">The module.</param>
/// <param name="Text">The whole rule file.</param>
/// <param name="Base">The version that was changed.</param>
/// <param name="Seen">The digest of the text that was changed: a form and the text may be open side by side.</param>
internal sealed record SaveRuleDraft(string Module, string Text, string Base, string Seen) : ICommand<DraftReply>, ITransactional, IGuarded
{
    /// <summary>The version whose change its writer has seen: what both touch is as he has it, and all else that was published since stays.</summary>
    public string? Over { get; init; }

    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([DraftRights.ToWrite(Module)]);
}

internal sealed class SaveRuleDraftHandler(AppDb db, PlanInForce plans, DraftReading drafts, PreparedFiles prepared, Acting acting, TimeProvider time)
    : ICommandHandler<SaveRuleDraft, DraftReply>
{
    public async ValueTask<DraftReply> Handle(SaveRuleDraft command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        if (plans.IsInPreparation)
        {
            return await prepared.Save(db, command, cancellationToken);
        }

        if (acting.Actor.UserId is not { } owner || RuleFiles.Of(plan.Source, command.Module) is not { } file
            || !await db.PlanVersions.AnyAsync(row => row.Sha256 == command.Base, cancellationToken)
            || (command.Over is { } seen && !await db.PlanVersions.AnyAsync(row => row.Sha256 == seen, cancellationToken)))
        {
            return DraftReply.Unknown;
        }

        if (command.Text.Length > RuleDraftRow.LongestText)
        {
            return DraftReply.TooLong;
        }

        await db.LockAudit(cancellationToken);
        var text = command.Text.ReplaceLineEndings("\n");
        text = command.Over is { } over ? drafts.MineFirst(command.Module, text, command.Base, over) : text;
        var row = await db.OpenDrafts(plan.Id, command.Module).SingleOrDefaultAsync(known => known.OwnerId == owner, cancellationToken);
        if (row is null && text == RuleFiles.TextOf(file).ReplaceLineEndings("\n"))
        {
            return DraftReply.NothingNew;
        }

        if (row is { State: RuleDraftState.Proposed })
        {
            return DraftReply.Waits;
        }

        if (command.Seen != (row?.Sha256 ?? RuleDraftRow.DigestOf(file)))
        {
            return DraftReply.Stale;
        }

        if (row is null)
        {
            row = RuleDraftRow.Begun(plan, command.Module, acting.Actor, text);
            db.RuleDrafts.Add(row);
        }

        (row.Base, row.Text, row.Sha256, row.SavedAt) = (command.Over ?? command.Base, text, RuleDraftRow.DigestOf(text), time.GetUtcNow());

        return DraftReply.Done;
    }
}
