using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Files;

/// <summary>Takes a file out of sight; it is kept, and inspectors still read it.</summary>
internal sealed record WithdrawEvidence(long File, string Reason) : ICommand<EvidenceReply>, ITransactional, IGuarded, IReasoned
{
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation)
    {
        var subject = await db.Evidence.Where(row => row.Id == File).Select(row => row.Subject).SingleOrDefaultAsync(cancellation);
        return (await new EvidenceSubjects(db).Find(plan, subject, cancellation))?.Demands ?? [];
    }
}

internal sealed class WithdrawEvidenceHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<WithdrawEvidence, EvidenceReply>
{
    public async ValueTask<EvidenceReply> Handle(WithdrawEvidence command, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return EvidenceReply.NoReason;
        }

        if (command.Reason.Length > TypedText.Longest)
        {
            return EvidenceReply.ReasonTooLong;
        }

        var row = await db.Evidence.SingleOrDefaultAsync(
            known => known.Id == command.File && known.PlanId == plans.Current.Id && known.WithdrawnAt == null, cancellationToken);
        if (row is null)
        {
            return EvidenceReply.Unknown;
        }

        (row.WithdrawnAt, row.WithdrawnBy) = (time.GetUtcNow(), acting.Actor.Name);
        return EvidenceReply.Withdrawn;
    }
}
