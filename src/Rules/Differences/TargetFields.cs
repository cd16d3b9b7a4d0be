using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Differences;

/// <summary>All that a rule file can say. A test holds this against the definitions: nothing that is written goes untold.</summary>
internal static class TargetFields
{
    public static readonly Field<TargetDefinition>[] All =
    [
        new("number", (one, words) => one.Number, Judges: false),
        new("name", (one, words) => Wording.Quoted(one.Name), Judges: false),
        new("threshold", (one, words) => one.Threshold is { } to ? words.Threshold(to.Is, to.Of, to.Tolerance, to.Milestones) : null),
        new("measuredIn", (one, words) => Wording.Quoted(one.MeasuredIn)),
        new("kind", (one, words) => words.Word(one.Kind)),
        new("every", (one, words) => words.Word(one.Every)),
        new("value", (one, words) => words.Expression(one.Value)),
        new("worstOf", (one, words) => one.WorstOf is { } parts ? Wording.List(parts.Select(part => $"{Wording.Quoted(part.Key)} = {words.Expression(part.Value)}")) : null),
        new("overAreas", (one, words) => one.OverAreas is { } over ? Over(over, words) : null),
        new("counts", (one, words) => one.Counts is { } counts ? Counts(counts, words) : null),
        new("by", (one, words) => words.When(one.Threshold?.By)),
        new("stretch", (one, words) => words.Number(one.Threshold?.Stretch)),
        new("baseline", (one, words) => words.Number(one.Threshold?.Baseline)),
        new("path", (one, words) =>
            one.Threshold?.Path is { } path ? Wording.List(path.Select(point => $"{words.When(point.Key)}: {words.Number(point.Value)}")) : null),
        new("course", (one, words) => one.Threshold?.Course is { } course ? words.Word(course) : null),
        new("profile", (one, words) => one.Threshold?.Profile is { } profile ? string.Join(" – ", profile.Select(words.Number)) + " %" : null),
        new("from", (one, words) => words.When(one.From)),
        new("to", (one, words) => words.When(one.To)),
        new("responsible", (one, words) => words.Unit(one.Responsible)),
        new("with", (one, words) => Wording.List(one.With.Select(words.Unit))),
        new("overseer", (one, words) => words.Unit(one.Overseer)),
        new("whole", (one, words) => words.Yes(one.Whole)),
        new("needsSource", (one, words) => words.Yes(one.NeedsSource)),
        new("alertsBelow", (one, words) => one.AlertsBelow.All ? words.Said("AllBelow") : Wording.List(one.AlertsBelow.Kinds.Select(words.AreaKind))),
        new("rules", (one, words) => Wording.List(one.Rules.Select(words.Rule))),
        new("note", (one, words) => Wording.Quoted(one.Note), Judges: false),
    ];

    public static readonly Field<FigureDefinition>[] OfFigures =
    [
        new("name", (one, words) => Wording.Quoted(one.Name), Judges: false),
        new("measuredIn", (one, words) => Wording.Quoted(one.MeasuredIn)),
        new("type", (one, words) => words.Word(one.Type)),
        new("every", (one, words) => one.Every is { } every ? words.Word(every) : null),
        new("at", (one, words) => words.AreaKind(one.At)),
        new("dueDay", (one, words) => words.Number(one.DueDay)),
        new("reportedBy", (one, words) => words.Unit(one.ReportedBy)),
        new("whole", (one, words) => words.Whether(one.Whole)),
        new("negative", (one, words) => words.Yes(one.Negative)),
        new("counted", (one, words) => words.Yes(one.Counted)),
        new("was", (one, words) => words.Earlier(one.Was, (plan, id) => plan.FigureById.GetValueOrDefault(id)?.Name)),
        new("note", (one, words) => Wording.Quoted(one.Note), Judges: false),
    ];

    public static readonly Field<RuleDefinition>[] OfChecks =
    [
        new("expression", (one, words) => words.Expression(one.Expression)),
        new("errorMessage", (one, words) => Wording.Quoted(one.ErrorMessage)),
        new("enabled", (one, words) => words.Whether(one.Enabled)),
    ];

    public static readonly Field<RuleFile>[] OfModules = [new("name", (one, words) => Wording.Quoted(one.Name), Judges: false)];

    private static string? Over(OverAreasDefinition over, Wording words) =>
        Wording.List([words.AreaKind(over.Kind), words.Word(over.Take),
            over.Each is { } each ? words.Threshold(each.Is, each.Of, each.Tolerance, null) : null]);

    private static string? Counts(CountsDefinition counts, Wording words) =>
        Wording.List([words.Word(counts.As), string.Join(", ", counts.Targets.Select(words.Target)),
            string.Join(", ", counts.Statuses.Select(status => words.Word(status)))]);
}
