using System.Text.Json;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>What a form asks of a thing in a rule file; whatever else the file says of it stays as it is.</summary>
/// <param name="List">The list that such things stand in.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Order">All of its members, in the order in which the shipped files have them: where a new one is put.</param>
internal sealed record FormShape(string List, IReadOnlyList<RuleField> Fields, IReadOnlyList<string> Order)
{
    public const string Limit = "threshold.of";

    /// <summary>The fields that numbers are typed into.</summary>
    public IEnumerable<string> Numbers => Fields.SelectMany(one => one.Kind switch
    {
        FieldKind.Number or FieldKind.Numbers or FieldKind.ByPeriod => [one.Name],
        FieldKind.Limit => LimitField.Names.Where(name => name is not (LimitField.Shape or "of." + LimitField.Expression)),
        _ => (IEnumerable<string>)[],
    });

    public static FormShape Target { get; } = new(
        "targets",
        [
            new("id", FieldKind.Text, true),
            new("number", FieldKind.Text),
            new("name", FieldKind.Text, true),
            new("measuredIn", FieldKind.Text, true),
            new("whole", FieldKind.Flag),
            new("responsible", FieldKind.Choice, true),
            new("with", FieldKind.Several),
            new("overseer", FieldKind.Choice),
            new("kind", FieldKind.Choice, true, WordsOf<TargetKind>()),
            new("every", FieldKind.Choice, true, WordsOf<Frequency>()),
            new("from", FieldKind.Text),
            new("to", FieldKind.Text),
            new("value", FieldKind.Formula),
            new("threshold.is", FieldKind.Choice, false, WordsOf<Comparison>()),
            new(Limit, FieldKind.Limit),
            new("threshold.tolerance", FieldKind.Number),
            new("threshold.stretch", FieldKind.Number),
            new("threshold.by", FieldKind.Text),
            new("threshold.course", FieldKind.Choice, false, WordsOf<PromisedCourse>()),
            new("threshold.profile", FieldKind.Numbers),
            new("threshold.baseline", FieldKind.Number),
            new("threshold.path", FieldKind.ByPeriod),
            new("rules.Met", FieldKind.OwnRule),
            new("rules.OnTrack", FieldKind.OwnRule),
            new("needsSource", FieldKind.Flag),
            new("note", FieldKind.Text),
        ],
        [
            "id", "number", "name", "measuredIn", "whole", "responsible", "with", "overseer", "kind", "every", "from", "to", "value", "worstOf",
                "overAreas", "counts", "threshold",
            "is", "of", "milestones", "tolerance", "stretch", "by", "course", "profile", "baseline", "path", "rules", "needsSource", "alertsBelow", "note",
        ]);

    public static FormShape Figure { get; } = new(
        "figures",
        [
            new("id", FieldKind.Text, true),
            new("name", FieldKind.Text, true),
            new("measuredIn", FieldKind.Text, true),
            new("whole", FieldKind.YesNo),
            new("negative", FieldKind.Flag),
            new("type", FieldKind.Choice, true, WordsOf<FigureType>()),
            new("every", FieldKind.Choice, false, "quarter", "year"),
            new("at", FieldKind.Choice),
            new("dueDay", FieldKind.Number),
            new("reportedBy", FieldKind.Choice),
            new("counted", FieldKind.Flag),
            new("note", FieldKind.Text),
        ],
        ["id", "name", "measuredIn", "whole", "negative", "type", "every", "at", "dueDay", "reportedBy", "counted", "was", "note"]);

    /// <summary>How its things are told apart.</summary>
    public FormIdentity Identity { get; init; } = FormIdentity.Id;

    /// <summary>Those of a module's file, or of the plan's own.</summary>
    public static IReadOnlyList<FormShape> In(string module) => module == RuleFiles.OfPlan ? PlanShapes.All : [Target, Figure];

    public static FormShape? Of(string module, string list) => In(module).FirstOrDefault(shape => shape.List == list);

    /// <summary>The field that a place in the thing belongs to; null where the form has none.</summary>
    /// <param name="path">The names and places below the thing.</param>
    /// <param name="ruleName">Gives the name of the own rule at a place.</param>
    public string? FieldAt(IReadOnlyList<object> path, Func<int, string?> ruleName)
    {
        // What the threshold lacks is its limit.
        if (path is ["threshold"] or ["threshold", "milestones", ..])
        {
            return Limit;
        }

        if (path is ["rules", int place, ..])
        {
            return Fields.FirstOrDefault(field => field.Kind == FieldKind.OwnRule && field.Path[1] == ruleName(place))?.Name;
        }

        return Fields.FirstOrDefault(field => field.Kind != FieldKind.OwnRule
            && field.Path.SequenceEqual(path.Take(field.Path.Count).OfType<string>(), StringComparer.Ordinal))?.Name;
    }

    private static string[] WordsOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
}

/// <summary>How the things of a list are told apart.</summary>
internal enum FormIdentity
{
    /// <summary>By ids as targets have them: two words are written as one.</summary>
    Id,

    /// <summary>By ids with dashes between words.</summary>
    Dashed,

    /// <summary>They have no ids: by their place.</summary>
    Place,

    /// <summary>It is the file itself.</summary>
    Whole,
}
