using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Commands;

/// <summary>One transaction around a command that wants it: all or nothing, and one entry in the audit trail of what it changed.</summary>
internal sealed class TransactionBehavior<TMessage, TResponse>(AppDb db, Acting acting, PlanInForce plans, Committing committing, TimeProvider time)
    : IPipelineBehavior<TMessage, TResponse>
    where TMessage : notnull, IMessage
{
    public async ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        if (message is not ITransactional)
        {
            db.Recording.AtOnce = (NoteOf(message), time);
            return await next(message, cancellationToken);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (message is not IBesideOthers)
        {
            await db.LockCommands(cancellationToken);
        }

        var response = await next(message, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // A handler says so kindly and changes nothing; one that does not ask stores no book as a reason.
        if (message is IReasoned { Reason.Length: > TypedText.Longest } && !db.Recording.IsEmpty)
        {
            throw new ArgumentException($"A reason has at most {TypedText.Longest} characters.", nameof(message));
        }

        var told = await AuditTrail.Append(db, NoteOf(message), time.GetUtcNow(), cancellationToken);
        await committing.Commit(transaction, told, cancellationToken);
        return response;
    }

    private AuditNote NoteOf(TMessage message) => AuditNote.Of(message, acting.Actor, plans.InForce);
}
