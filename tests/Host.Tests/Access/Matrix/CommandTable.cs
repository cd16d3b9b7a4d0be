using ActionPlan.Host.Access.People;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Api.V1;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Host.Calendars;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Files;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Meetings;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Summaries;
using ActionPlan.Host.Waiting;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using Mediator;
using static ActionPlan.Host.Tests.Access.Matrix.People;

namespace ActionPlan.Host.Tests.Access.Matrix;

/// <summary>
/// Every command of the app, and who may send it; everybody else is refused. A command that stands here not at all fails the tests: say
/// who may, beside an example that is about the police, kp-1 and the module security wherever it is about something.
/// </summary>
internal static class CommandTable
{
    private static readonly Period Q3 = Period.Parse("2024-Q3");
    private static readonly DateOnly Soon = new(2024, 11, 1);
    private static readonly SheetKey Sheet = new("police", "ward", Q3);
    private static readonly CellKey Cell = new("cases", "kp-1", Q3);

    internal static readonly IReadOnlyDictionary<string, string> Row =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["area"] = "kp-1", ["year"] = "2024", ["kind"] = "neighbourhood", ["name"] = "Khu phố 1" };

    private static readonly PersonFacts Facts = new("Nguyễn An", null, null);

    public static IReadOnlyList<(IMessage Command, string May)> Rows { get; } =
    [
        // Figures on their way.
        (new SaveDrafts(Sheet, [new DraftCell(Cell, 3, null, null, "")]), $"{Clerks} {Heads}"),
        (new SubmitSheet(Sheet, [Cell]), $"{Clerks} {Heads}"),
        (new TakeBackSheet(Sheet, [Cell]), $"{Clerks} {Heads}"),
        (new ApproveSheet(Sheet, [new SeenCell(Cell, "")]), Heads),
        (new SendBackSheet(Sheet, [Cell], "Xem lại"), Heads),
        (new DecideCorrection(Sheet, [new SeenCell(Cell, "")], true, "Đã đối chiếu"), Offices),
        (new TakeFigures("t-1", "", [new DeliveredFigure(0, Sheet, Cell, 3, null, null)]), $"{Clerks} {Heads}"),
        (new LockPeriod("kp-1", Q3, true), Offices),
        (new ReopenPeriod("kp-1", Q3, "Nhập sót"), Offices),
        // It holds in the whole plan.
        (new SetWorkingRules(new WorkingRules()), "office"),
        (new RecordFigures([], "Nhập quý", FigureOrigin.Imported), Machine),

        // Registers.
        (new ConfirmRegister("security", "classifications", "kp-1", [Q3]), Heads),
        (new ImportRegister("classifications", [], "Nhập sổ"), Machine),
        (new EnterRow("security", "classifications", Row), $"{Clerks} {Heads}"),
        (new EnterRows("security", "classifications", [new RowDraft(null, 0, Row)], "Nhập từ tệp"), $"{Clerks} {Heads}"),
        (new EditRow("security", "classifications", 1, 1, Row, "Ghi nhầm"), $"{Clerks} {Heads}"),
        (new WithdrawRow("security", "classifications", 1, 1, "Ghi nhầm"), $"{Clerks} {Heads}"),

        // Verdicts, alerts, assignments.
        (new EvaluateQuarter(Q3, RunTrigger.Manual), "administrator office office-area office-other-area"),
        (new EndTerm(), "administrator office office-area office-other-area"),
        (new AnswerAlert(1, "Thiếu người", "Thêm người", "Nguyễn An", Soon), $"{Clerks} clerk-other-module {Heads} head-other-module"),
        (new TakeOverCommitment(1, 2), $"{Clerks} clerk-other-module {Heads} head-other-module"),
        (new CarryOnCommitment(1, "q", 2), $"{Clerks} clerk-other-module {Heads} head-other-module"),
        (new GiveExplanation(1, 1, "Vì thiếu người"), $"{Clerks} clerk-other-module {Heads} head-other-module"),
        (new AskExplanation(1, "Vì sao?", Soon), $"{Offices} {Leaders}"),
        (new UpdateAssignment("task", AssignmentState.InProgress, "Đang làm"), $"{ClerksOfAllAreas} clerk-other-module {HeadsOfAllAreas} head-other-module"),
        (new TakeOverAssignment("task"), $"{ClerksOfAllAreas} clerk-other-module {HeadsOfAllAreas} head-other-module"),
        (new CarryOnAssignment("task", "q"), $"{ClerksOfAllAreas} clerk-other-module {HeadsOfAllAreas} head-other-module"),
        // Overseen by the front.
        (new UrgeAssignment("task", "Đề nghị khẩn trương"), "head-other-unit office leader"),

        (new RecordDecision(Q3, "kp-1", "Lập tổ công tác", "Nguyễn An", Soon) { Unit = "police" }, $"{Offices} {Leaders}"),
        (new SetMeetingDay(Q3, "kp-1", Soon, null, null), $"{Offices} {Leaders}"),
        (new WithdrawDecision(1), $"{Offices} {Leaders}"),

        // Evidence.
        (new AddEvidence("figure:cases/kp-1/2024-Q3", "a.pdf", []), $"{Clerks} {Heads}"),
        (new WithdrawEvidence(1, "Nhầm tệp"), $"{Clerks} {Heads}"),

        // Reports: the office writes, the office and leaders review and issue.
        (new DraftReport(ReportKind.Quarter, "kp-1", Q3), Offices),
        (new EditSection(1, "x", "Chữ", 0), Offices),
        (new RedraftReport(1), Offices),
        (new DraftCorrigendum(1), Offices),
        (new SendReportForReview(1), Offices),
        (new SaveReportSettings("kp-1", new ReportNames(), 0), Offices),
        (new RemarkOnReport(1, null, "Xem lại"), $"{Offices} {Leaders}"),
        (new ReturnReport(1, "Xem lại"), $"{Offices} {Leaders}"),
        (new UploadCopy(1, []), $"{Offices} {Leaders}"),
        (new IssueReport(1, Soon), $"{Offices} {Leaders}"),
        (new SendSummary(SummarySubject.Unit("police"), Q3, "kp-1"), Offices),
        (new SendDueSummaries(Q3), Machine),

        // The installation.
        // It speaks of kp-1.
        (new RetryMessage(1), $"administrator {Offices}"),
        (new PublishPlan("", null, "", false), "administrator"),
        (new PauseSchedule(new ScheduleKey("reminders", "p"), "Nghỉ lễ"), "administrator"),
        (new ResumeSchedule(new ScheduleKey("reminders", "p")), "administrator"),
        (new MarkFirstStep(FirstStepKind.Areas, true), "administrator"),
        // It speaks of no area.
        (new SendTestLetter("a@phuong.example"), "administrator office"),
        (new WithdrawPublication(1, ""), "administrator"),
        (new SaveRuleDraft("security", "{}", "", ""), "owner"),
        (new ProposeRules("security", "", "Nghị quyết", "", null, []), "owner"),
        (new TakeBackRules("security"), "owner"),
        (new TakeOverRules("security", 1, ""), "owner"),
        (new AddRuleTest("security", new ExpectedCase("security.crime", "ward", Q3, Status.Missed, [])), "owner"),
        (new DropRuleTest("security", new KnownTest("tests/security.json", "Thử")), "owner"),
        (new ProposeFolder("", "Nghị quyết", "", null, []), "administrator office leader"),
        (new SetTwoPeople("security", true), "administrator"),
        (new PreparePlan("q", true), "administrator office office-area office-other-area"),
        (new GivePlanUp("", "Không làm nữa"), "administrator office office-area office-other-area"),
        (new DecideRules(0, "", "", true, "", false), "administrator office leader"),
        (new SaveUnit(new UnitDefinition { Id = "police", Name = "Công an phường" }, false, ""), "administrator"),
        (new SaveArea(new AreaDefinition { Id = "kp-1", Name = "Khu phố 1" }, false, "ward", ""), "administrator"),
        (new SaveContact("police", "kp-1", "kp1@phuong12.example", ""), "administrator"),
        (new SaveEscalation("front", ""), "administrator"),
        (new CreatePerson("an.nguyen", Facts), "administrator"),
        (new EditPerson("x", Facts), "administrator"),
        (new GrantRole("x", new Grant(Role.Administrator)), "administrator"),
        (new RevokeRole("x", 1), "administrator"),
        (new SetPersonActive("x", false), "administrator"),
        (new GiveNewPassword("x"), "administrator"),
        (new UnlockPerson("x"), "administrator"),
        (new CreateApiKey("Hệ thống thử", "police", [Scope.FiguresRead], Soon), "administrator"),
        (new RevokeApiKey(1), "administrator"),
        (new ResetTwoFactor("x"), "administrator"),
        (new UnlinkPerson("x"), "administrator"),
        (new CreateCalendarAddress(), string.Join(' ', People.All.Keys)),
        (new SetLanguage("en"), string.Join(' ', People.All.Keys)),
        (new RevokeCalendarAddress(), string.Join(' ', People.All.Keys)),
        (new EnterFromOutside(new OutsideIdentity("https://id.example", "x", null, null)), Machine),
    ];
}
