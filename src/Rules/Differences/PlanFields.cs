using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Differences;

/// <summary>All that a plan's own file can say; only the term, the calendar, the plan continued and the areas decide verdicts.</summary>
internal static class PlanFields
{
    public static readonly Field<PlanFile>[] All =
    [
        new("name", (one, words) => Wording.Quoted(one.Name), Judges: false),
        new("term", (one, words) => $"{words.When(one.Term.From)} – {words.When(one.Term.To)}"),
        new("calendar", (one, words) => words.Word(one.Calendar)),
        new("continues", (one, words) => words.Earlier(one.Continues, (plan, id) => plan.Id == id ? plan.Name : null)),
        new("example", (one, words) => words.Yes(one.Example)),
        new("planNumber", (one, words) => one.Number, Judges: false),
        new("date", (one, words) => words.Day(one.Date), Judges: false),
        new("issuedBy", (one, words) => Wording.Quoted(one.IssuedBy), Judges: false),
        new("reportProfile", (one, words) => one.ReportProfile, Judges: false),
        new("timeZone", (one, words) => one.TimeZone, Judges: false),
        new("inUseFrom", (one, words) => words.When(one.InUseFrom), Judges: false),
        new("escalateTo", (one, words) => words.Unit(one.EscalateTo), Judges: false),
        new("synonyms", (one, words) => Wording.List(one.Synonyms.Select(same => string.Join(" = ", same.Words))), Judges: false),
        new("evaluateOnDay", (one, words) => words.Number((decimal)one.Schedules.EvaluateOnDay), Judges: false),
        new("evaluateAt", (one, words) => Time(one.Schedules.EvaluateAt), Judges: false),
        new("remindDaysBefore", (one, words) => string.Join(", ", one.Schedules.RemindDaysBefore), Judges: false),
        new("remindDaysAfter", (one, words) => string.Join(", ", one.Schedules.RemindDaysAfter), Judges: false),
        new("remindAt", (one, words) => Time(one.Schedules.RemindAt), Judges: false),
        new("answerWithinDays", (one, words) => words.Number((decimal)one.Schedules.AnswerWithinDays), Judges: false),
        new("summaryToUnits", (one, words) => words.Yes(one.Schedules.SummaryToUnits), Judges: false),
        new("summariesTo", (one, words) => Wording.List(one.Schedules.SummariesTo.Select(words.Unit)), Judges: false),
    ];

    public static readonly Field<(AreaDefinition Area, string? Parent)>[] OfAreas =
    [
        new("name", (one, words) => Wording.Quoted(one.Area.Name), Judges: false),
        new("kind", (one, words) => words.AreaKind(one.Area.Kind)),
        new("children", (one, words) => words.Area(one.Parent)),
        new("from", (one, words) => words.Day(one.Area.From)),
        new("to", (one, words) => words.Day(one.Area.To)),
        new("mergedInto", (one, words) => words.Area(one.Area.MergedInto)),
        new("splitFrom", (one, words) => words.Area(one.Area.SplitFrom)),
        new("share", (one, words) => words.Number(one.Area.Share)),
        new("was", (one, words) => words.Earlier(one.Area.Was, (plan, id) => plan.Areas.Find(id)?.Name)),
    ];

    public static readonly Field<UnitDefinition>[] OfUnits =
    [
        new("name", (one, words) => Wording.Quoted(one.Name), Judges: false),
        new("email", (one, words) => one.Email, Judges: false),
        new("head", (one, words) => one.Head, Judges: false),
        new("phone", (one, words) => one.Phone, Judges: false),
        new("to", (one, words) => words.Day(one.To), Judges: false),
    ];

    public static readonly Field<ContactDefinition>[] OfContacts = [new("email", (one, words) => one.Email, Judges: false)];

    public static readonly Field<ProgrammeDefinition>[] OfProgrammes =
    [
        new("name", (one, words) => Wording.Quoted(one.Name), Judges: false),
        new("lead", (one, words) => words.Unit(one.Lead), Judges: false),
        new("targets", (one, words) => Wording.List(one.Targets.Select(words.Target)), Judges: false),
        new("assignments", (one, words) => Wording.List(one.Assignments.Select(words.Assignment)), Judges: false),
        new("note", (one, words) => Wording.Quoted(one.Note), Judges: false),
    ];

    public static readonly Field<WorkDefinition>[] OfWorks =
    [
        new("name", (one, words) => Wording.Quoted(one.Name), Judges: false),
        new("lead", (one, words) => words.Unit(one.Lead), Judges: false),
        new("with", (one, words) => Wording.List(one.With.Select(words.Unit)), Judges: false),
        new("area", (one, words) => words.Area(one.Area), Judges: false),
        new("was", (one, words) => one.Was, Judges: false),
        new("note", (one, words) => Wording.Quoted(one.Note), Judges: false),
    ];

    public static readonly Field<AssignmentDefinition>[] OfAssignments =
    [
        new("name", (one, words) => Wording.Quoted(one.Name), Judges: false),
        new("section", (one, words) => one.Section, Judges: false),
        new("lead", (one, words) => words.Unit(one.Lead), Judges: false),
        new("with", (one, words) => Wording.List(one.With.Select(words.Unit)), Judges: false),
        new("overseer", (one, words) => words.Unit(one.Overseer), Judges: false),
        new("due", (one, words) => words.Day(one.Due), Judges: false),
        new("note", (one, words) => Wording.Quoted(one.Note), Judges: false),
    ];

    private static string Time(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
