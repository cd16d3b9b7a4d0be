using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Audit;

/// <summary>What is written in the trail besides commands.</summary>
internal static class AuditActions
{
    /// <summary>A newer version changed the database's form, and what rows it then found otherwise than the trail says.</summary>
    public const string DatabaseUpgraded = nameof(DatabaseUpgraded);

    public const string PlanInForce = nameof(PlanInForce);

    public const string RemindUnits = nameof(RemindUnits);

    /// <summary>Whoever approves was told what waits.</summary>
    public const string TellApprovers = nameof(TellApprovers);

    /// <summary>The administrators were told that there is no backup.</summary>
    public const string TellAdministrators = nameof(TellAdministrators);

    /// <summary>The first of several hosts gave their folder the id by which the others know it.</summary>
    public const string FolderShared = nameof(FolderShared);

    /// <summary>Dates passed unmet, and those above were told.</summary>
    public const string Escalate = nameof(Escalate);

    /// <summary>What confirmed registers come to has changed, and a run counted it before it judged.</summary>
    public const string Recount = nameof(Recount);

    /// <summary>The first start, or whoever sits at the machine, gave the administrator a one-time password.</summary>
    public const string AdministratorReset = nameof(AdministratorReset);

    /// <summary>Somebody changed their own password or second factor, or signed out everywhere.</summary>
    public const string AccountChanged = nameof(AccountChanged);

    public const string SignedIn = nameof(SignedIn);

    public const string SignInFailed = nameof(SignInFailed);

    public const string LockedOut = nameof(LockedOut);

    public const string SignedOut = nameof(SignedOut);

    /// <summary>Somebody ended sessions of their own in other browsers.</summary>
    public const string SessionsEnded = nameof(SessionsEnded);

    /// <summary>Rows with names of people left the system as a file.</summary>
    public const string Exported = nameof(Exported);

    /// <summary>A folder for the plan of the next term was written.</summary>
    public const string NextPlanWritten = nameof(NextPlanWritten);

    /// <summary>The files of a plan in preparation that was given up are gone.</summary>
    public const string PreparedFolderGone = nameof(PreparedFolderGone);

    /// <summary>A message that waited went to another address than it was written for.</summary>
    public const string Readdressed = nameof(Readdressed);

    /// <summary>Letters were composed from the facts that a run left of them.</summary>
    public const string Composed = nameof(Composed);

    /// <summary>A run was rounded to the digits that another database keeps, and what proves it is written anew.</summary>
    public const string RunRounded = nameof(RunRounded);

    public static IReadOnlyList<string> All { get; } = [DatabaseUpgraded, PlanInForce, RemindUnits, TellApprovers, TellAdministrators, FolderShared, Escalate,
        Recount, AdministratorReset, AccountChanged, SignedIn, SignInFailed, LockedOut, SignedOut, SessionsEnded, Exported, NextPlanWritten,
        PreparedFolderGone, Readdressed, Composed, RunRounded];
}
