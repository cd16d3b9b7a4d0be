using System.Security.Cryptography;
using Mediator;

namespace ActionPlan.Host.Files;

/// <summary>Adds a file as evidence.</summary>
/// <param name="Subject">What for; see <see cref="EvidenceSubject"/>.</param>
/// <param name="FileName">As its sender named it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record AddEvidence(string? Subject, string? FileName, byte[] Content) : ICommand<EvidenceReply>, ITransactional, IGuarded
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>How many files one subject has at most.</summary>
    public const int MostOfOne = 30;

    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        (await new EvidenceSubjects(db).Find(plan, Subject, cancellation))?.Demands ?? [];
}

internal sealed class AddEvidenceHandler(
    AppDb db, EvidenceCheck check, PlanInForce plans, Acting acting, Deployment deployment, TimeProvider time, EvidenceQuota quota, DiskRoom room)
    : ICommandHandler<AddEvidence, EvidenceReply>
{
    public async ValueTask<EvidenceReply> Handle(AddEvidence command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        if (await new EvidenceSubjects(db).Find(plan, command.Subject, cancellationToken) is not { } subject)
        {
            return EvidenceReply.Unknown;
        }

        if (check.Refused is { } refused)
        {
            return refused;
        }

        var there = db.Evidence.Where(row => row.PlanId == plan.Id && row.Subject == command.Subject && row.WithdrawnAt == null);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(command.Content));
        if (await there.AnyAsync(row => row.Sha256 == sha256, cancellationToken))
        {
            return EvidenceReply.Already;
        }

        if (await there.CountAsync(cancellationToken) >= AddEvidence.MostOfOne)
        {
            return EvidenceReply.TooMany;
        }

        if (!await quota.Takes(plan, subject.Unit, command.Content.Length, cancellationToken))
        {
            return EvidenceReply.QuotaUsed;
        }

        if (!room.Takes(command.Content.Length))
        {
            return EvidenceReply.NoRoom;
        }

        // Before the row: a file that nothing names does no harm, a row without its file would.
        await EvidenceFiles.Keep(deployment, sha256, command.Content, cancellationToken);
        var name = SafeFileName.Of(command.FileName)!;
        db.Add(new EvidenceRow
        {
            PlanId = plan.Id, Subject = command.Subject!, Unit = subject.Unit, Area = subject.Area,
            FileName = name, ContentType = EvidenceType.ByName(name)!.ContentType, Size = command.Content.Length, Sha256 = sha256,
            AddedBy = acting.Actor.Name, AddedAt = time.GetUtcNow(),
        });
        return EvidenceReply.Added;
    }
}
