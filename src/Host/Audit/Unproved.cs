using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Files;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports.Stored;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Audit;

/// <summary>What is told of in the trail and yet not compared with it row by row, and why.</summary>
internal static class Unproved
{
    private const string Sending = "How far sending has come has no entry: the message itself is compared.";
    private const string Sealed = "The run's seal holds it.";

    public static IReadOnlyDictionary<(Type Entity, string Property), string> Columns { get; } = new Dictionary<(Type Entity, string Property), string>
    {
        [(typeof(OutboxRow), nameof(OutboxRow.State))] = Sending,
        [(typeof(OutboxRow), nameof(OutboxRow.Attempts))] = Sending,
        [(typeof(OutboxRow), nameof(OutboxRow.NextAttemptAt))] = Sending,
        [(typeof(OutboxRow), nameof(OutboxRow.SentAt))] = Sending,
        [(typeof(OutboxRow), nameof(OutboxRow.LastError))] = Sending,
        [(typeof(OutboxRow), nameof(OutboxRow.FileName))] = Sending,
        [(typeof(RunRow), nameof(RunRow.Period))] = Sealed,
        [(typeof(RunRow), nameof(RunRow.PlanVersion))] = Sealed,
        [(typeof(RunRow), nameof(RunRow.FigureSeq))] = Sealed,
        [(typeof(RunRow), nameof(RunRow.CompletedAt))] = Sealed,
        [(typeof(IdentityUserToken<string>), nameof(IdentityUserToken<string>.Value))] = "Guessable from a digest, so that the trail keeps only that it is there.",
        [(typeof(PlanVersionRow), nameof(PlanVersionRow.Files))] = "Its key is the digest of it, which is computed anew.",
        [(typeof(EvidenceRow), nameof(EvidenceRow.Sha256))] = "Compared with the entry and with the file.",
        [(typeof(ReportRow), nameof(ReportRow.Sha256))] = "Compared with the entry and with the file.",
    };

    public static bool IsProved(this IReadOnlyTypeBase entity, string property) => !Columns.ContainsKey((entity.ClrType, property));

    /// <summary>Written without an entry: a run that is not completed, which nobody sees; which code of an authenticator was taken last.</summary>
    public static bool IsPassing(object row) => row is RunRow { CompletedAt: null } or IdentityUserToken<string> { LoginProvider: CodesOnce.Provider };

    /// <summary>Rows that came or went are named by a check of their own.</summary>
    public static bool IsCountedElsewhere(this IReadOnlyTypeBase entity) => entity.ClrType == typeof(RunRow) || entity.ClrType == typeof(EvidenceRow);
}
