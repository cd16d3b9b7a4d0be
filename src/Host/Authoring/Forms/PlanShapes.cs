using ActionPlan.Host.Authoring.Lists;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>The forms of <c>plan.json</c>.</summary>
internal static class PlanShapes
{
    private static readonly IReadOnlyList<string> Order =
    [
        "$schema", "id", "example", "continues", "name", "number", "date", "issuedBy", "term", "from", "to", "reportProfile", "timeZone", "calendar",
        "inUseFrom",
        "escalateTo", "units", "areas", "contacts", "programmes", "works", "assignments", "synonyms", "schedules", "evaluateOnDay", "evaluateAt",
        "remindDaysBefore", "remindDaysAfter", "remindAt", "answerWithinDays", "summaryToUnits", "summariesTo",
    ];

    public static FormShape Plan { get; } = new(
        "plan",
        [
            new("name", FieldKind.Text, true), new("number", FieldKind.Text), new("date", FieldKind.Day), new("issuedBy", FieldKind.Text),
            new("continues", FieldKind.Text), new("term.from", FieldKind.Text, true), new("term.to", FieldKind.Text, true),
            new("inUseFrom", FieldKind.Text), new("calendar", FieldKind.Choice, false, "calendarQuarters", "decree09"), new("timeZone", FieldKind.Text),
            new("reportProfile", FieldKind.Choice, false, "HD05", "ND30"), new("escalateTo", FieldKind.Choice),
            new("schedules.evaluateOnDay", FieldKind.Number), new("schedules.evaluateAt", FieldKind.Text), new("schedules.remindDaysBefore", FieldKind.Numbers),
            new("schedules.remindDaysAfter", FieldKind.Numbers), new("schedules.remindAt", FieldKind.Text), new("schedules.answerWithinDays", FieldKind.Number),
            new("schedules.summaryToUnits", FieldKind.Flag), new("schedules.summariesTo", FieldKind.Words),
        ],
        Order)
    {
        Identity = FormIdentity.Whole,
    };

    public static FormShape Areas { get; } = Dashed(
        "areas", new("id", FieldKind.Text, true), new("name", FieldKind.Text, true), new("kind", FieldKind.Choice), new("from", FieldKind.Day),
        new("to", FieldKind.Day), new("mergedInto", FieldKind.Choice), new("splitFrom", FieldKind.Choice), new("share", FieldKind.Number),
        new("was", FieldKind.Text));

    public static IReadOnlyList<FormShape> All { get; } =
    [
        Plan,
        Dashed("units", new("id", FieldKind.Text, true), new("name", FieldKind.Text, true), new("email", FieldKind.Text), new("head", FieldKind.Text),
            new("phone", FieldKind.Text), new("to", FieldKind.Day)),
        Areas,
        Dashed("programmes", new("id", FieldKind.Text, true), new("name", FieldKind.Text, true), new("lead", FieldKind.Choice),
            new("targets", FieldKind.Several), new("assignments", FieldKind.Several), new("note", FieldKind.Text)),
        Dashed("works", new("id", FieldKind.Text, true), new("name", FieldKind.Text, true), new("lead", FieldKind.Choice, true),
            new("with", FieldKind.Several), new("area", FieldKind.Choice), new("was", FieldKind.Text), new("note", FieldKind.Text)),
        Dashed("assignments", new("id", FieldKind.Text, true), new("name", FieldKind.Text, true), new("section", FieldKind.Text),
            new("lead", FieldKind.Choice, true), new("with", FieldKind.Several), new("overseer", FieldKind.Choice), new("due", FieldKind.Day),
            new("note", FieldKind.Text)),
        ByPlace("contacts", new("unit", FieldKind.Choice, true), new("area", FieldKind.Choice, true), new("email", FieldKind.Text, true)),
        ByPlace("synonyms", new RuleField("words", FieldKind.Words, true)),
    ];

    private static FormShape Dashed(string list, params IReadOnlyList<RuleField> fields) =>
        new(list, fields, [.. fields.Select(field => field.Name), "children"]) { Identity = FormIdentity.Dashed };

    private static FormShape ByPlace(string list, params IReadOnlyList<RuleField> fields) =>
        new(list, fields, [.. fields.Select(field => field.Name)]) { Identity = FormIdentity.Place };

    /// <summary>The file's members in their order.</summary>
    public static IReadOnlyList<string> Members => Order;

    /// <summary>Where a new area goes: below the one that was chosen, or to the roots.</summary>
    public static string? Below(string text, string parent, System.Text.Json.Nodes.JsonObject made)
    {
        var above = parent.Length == 0 || RuleFormEditing.Parse(text) is not { } root ? null : AreaTree.Of(root).FirstOrDefault(area => area.Id == parent);
        return above is null ? ListWriting.Append(text, [], Areas.List, [made]) : ListWriting.Append(text, above.Path, "children", [made]);
    }
}
