
namespace ActionPlan.Host.Rights;

/// <summary>What may be done. Every command, endpoint and page names one.</summary>
internal enum Right
{
    /// <summary>Plan, verdicts, alerts, approved figures.</summary>
    ReadPlan,

    /// <summary>A unit's drafts, registers, files and mail.</summary>
    ReadUnit,
    EnterFigures,
    ApproveFigures,
    LockPeriods,
    DecideCorrections,
    EditRegisters,
    ConfirmRegisters,
    AnswerAlerts,
    UpdateAssignments,
    Urge,
    AskExplanation,
    Evaluate,
    EditRules,
    EditUnitsAndAreas,

    /// <summary>The plan's own file as text: a draft of it, which somebody else publishes.</summary>
    EditPlan,

    /// <summary>Drafts of rules or of the plan's own file, whichever of them one may write.</summary>
    DraftRules,

    /// <summary>What somebody else proposed to change in rules.</summary>
    PublishRules,

    /// <summary>A folder for the plan of the next term.</summary>
    StartPlans,
    ManagePeople,
    ManageApiKeys,
    ManageMail,
    SwitchSample,
    ReadAudit,
    ReadReports,
    WriteReports,
    IssueReports,

    /// <summary>What a key opens to another system, one by one; people read all of it by <see cref="ReadPlan"/>.</summary>
    FetchFigures,
    FetchVerdicts,
    FetchAlerts,
}
