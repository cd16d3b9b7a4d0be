using static ActionPlan.Host.Rights.Right;

namespace ActionPlan.Host.Rights;

/// <summary>Which role may do what, and how far a grant's unit, module and area bind a right.</summary>
internal static class Granted
{
    private static readonly Dictionary<Role, Right[]> ByRole = new()
    {
        [Role.Administrator] = [ReadPlan, Evaluate, EditUnitsAndAreas, PublishRules, StartPlans, ManagePeople, ManageApiKeys, ManageMail, SwitchSample],
        [Role.ModuleOwner] = [ReadPlan, ReadReports, DraftRules, EditRules, PublishRules],
        [Role.DataEntry] = [ReadPlan, ReadUnit, ReadReports, EnterFigures, EditRegisters, AnswerAlerts, UpdateAssignments],
        [Role.UnitHead] =
        [
            ReadPlan, ReadUnit, ReadReports, EnterFigures, ApproveFigures, EditRegisters, ConfirmRegisters, AnswerAlerts, UpdateAssignments, Urge,
        ],
        [Role.Office] = [ReadPlan, ReadUnit, ReadReports, LockPeriods, DecideCorrections, Evaluate, StartPlans, Urge, AskExplanation, ManageMail, WriteReports,
            IssueReports, DraftRules, EditPlan, PublishRules],
        [Role.Leader] = [ReadPlan, ReadUnit, ReadReports, Urge, AskExplanation, IssueReports, PublishRules],
        [Role.Inspector] = [ReadPlan, ReadUnit, ReadReports, ReadAudit],
    };

    private static readonly Dictionary<Scope, Right[]> ByScope = new()
    {
        // An upload becomes drafts: whoever heads the unit approves them, never a key.
        [Scope.FiguresWrite] = [ReadPlan, EnterFigures],
        [Scope.FiguresRead] = [ReadPlan, ReadUnit, FetchFigures],
        [Scope.VerdictsRead] = [ReadPlan, FetchVerdicts],
        [Scope.AlertsRead] = [ReadPlan, FetchAlerts],
    };

    private static readonly HashSet<Right> OfUnits =
        [ReadUnit, EnterFigures, ApproveFigures, EditRegisters, ConfirmRegisters, AnswerAlerts, UpdateAssignments, Urge];

    private static readonly HashSet<Right> OfModules = [EditRules, PublishRules, EnterFigures, ApproveFigures, EditRegisters, ConfirmRegisters];

    private static readonly HashSet<Right> OfAreas =
        [.. OfUnits, EditPlan, PublishRules, LockPeriods, DecideCorrections, AskExplanation, WriteReports, IssueReports, ManageMail, ReadAudit];

    public static IReadOnlyList<Right> To(Role role) => ByRole[role];

    public static IReadOnlyList<Right> To(Scope scope) => ByScope[scope];

    public static bool IsBoundByUnit(this Right right) => OfUnits.Contains(right);

    public static bool IsBoundByModule(this Right right) => OfModules.Contains(right);

    public static bool IsBoundByArea(this Right right) => OfAreas.Contains(right);
}
