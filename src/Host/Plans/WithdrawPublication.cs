using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Plans;

/// <summary>Takes back a publication that has not judged a quarter yet; what it replaced judges again. False where it does not wait any more.</summary>
internal sealed record WithdrawPublication(long Seq, string Reason) : ICommand<bool>, ITransactional, INeeds, IReasoned
{
    public Right Right => Right.EditUnitsAndAreas;
}

internal sealed class WithdrawPublicationHandler(AppDb db, Acting acting, PlanInForce plans, Publishing publishing, TimeProvider time)
    : ICommandHandler<WithdrawPublication, bool>
{
    public async ValueTask<bool> Handle(WithdrawPublication command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var published = await Publications.Read(db, cancellationToken);
        var usual = await publishing.Usual(db, plans.Current, time.GetUtcNow(), cancellationToken);
        if (published.WaitingAfter(usual).FirstOrDefault(row => row.Seq == command.Seq) is not { } waiting || published.Standing.Count == 1)
        {
            return false;
        }

        db.PlanChanges.Add(new PlanChangeRow
        {
            PlanId = waiting.PlanId, Sha256 = waiting.Sha256, At = time.GetUtcNow(), From = waiting.From, By = acting.Actor.Name,
            Reason = TypedText.Line(command.Reason) is { Length: > 0 } reason ? reason : null, Withdraws = waiting.Seq,
        });
        return true;
    }
}
