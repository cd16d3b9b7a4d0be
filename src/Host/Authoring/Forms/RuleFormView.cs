using System.Text.Json.Nodes;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Editing;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>A figure that a formula may read.</summary>
internal sealed record FormulaFigure(string Id, string Name, string MeasuredIn, FigureType Type, string Module);

/// <summary>A target or a figure of a draft in its form.</summary>
/// <param name="Shape">Which of the two.</param>
/// <param name="Id">Its id; null for a new one.</param>
/// <param name="Draft">The draft that it stands in.</param>
/// <param name="Read">That draft, or the file in force, put into the plan.</param>
/// <param name="Fields">What its fields say.</param>
/// <param name="Problems">What the checks say, each with its field; null where it is about the thing as a whole.</param>
/// <param name="Elsewhere">How many errors stand elsewhere in the plan.</param>
/// <param name="ByTextOnly">What of it has no field.</param>
/// <param name="Figures">The figures that its formula may read, the module's own first.</param>
internal sealed record RuleFormView(
    FormShape Shape, string? Id, DraftView Draft, ReadDraft Read, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<(string? Field, Problem Problem)> Problems, int Elsewhere,
    IReadOnlyList<string> ByTextOnly, IReadOnlyList<FormulaFigure> Figures)
{
    public IEnumerable<Problem> Of(string? field) => Problems.Where(one => one.Field == field).Select(one => one.Problem);
}

/// <summary>Shows a draft's targets and figures by form, and puts what was typed into its text.</summary>
internal sealed class RuleForms(Workbench workbench, PlanInForce plans, DraftReading drafts)
{
    private static readonly IReadOnlySet<string> ByText = new HashSet<string>(["worstOf", "overAreas", "counts", "alertsBelow", "was"], StringComparer.Ordinal);

    /// <summary>Null where there is no such thing, or it is not his; <see cref="RuleFormView.Read"/> without a place where the text is no JSON.</summary>
    public async Task<RuleFormView?> Show(string module, FormShape shape, string? id, CancellationToken cancellation)
    {
        if (await workbench.Draft(module, cancellation) is not { } draft || (draft.Read ?? drafts.Read(module, draft.Text, plans.Current.Version)) is not { } read
            || RuleFormEditing.Parse(read.Text) is not { } root)
        {
            return null;
        }

        var found = id is null ? (root[shape.List] is JsonArray list ? list.Count : 0, []) : RuleFormEditing.Find(root, shape, id);
        if (found is not { } at)
        {
            return null;
        }

        var (place, thing) = (at.Item1, at.Item2);
        var problems = read.Reading.Problems.Concat(read.Warnings).Where(problem => Path.GetFileName(problem.File) == read.File.Name).Select(problem => (Problem: problem, Path: PathOf(read.Text, problem)))
            .Where(one => one.Path.Count >= 2 && Equals(one.Path[0], shape.List) && Equals(one.Path[1], place))
            .Select(one => (shape.FieldAt([.. one.Path.Skip(2)], rule => ((thing["rules"] as JsonArray)?[rule] as JsonObject)?["RuleName"]?.ToString()), one.Problem)).ToList();
        var elsewhere = read.Reading.Problems.Count - problems.Count(one => one.Problem.Severity == Severity.Error);
        return new RuleFormView(shape, id, draft, read, ThingForm.Show(shape, thing), problems, elsewhere, [.. thing.Select(member => member.Key).Where(ByText.Contains)], FiguresOf(root, module));
    }

    /// <summary>The draft's text with what was typed, or why it cannot be.</summary>
    public async Task<(string? Text, string? Id, DraftReply Reply)> Write(string module, FormShape shape, string? id, IReadOnlyDictionary<string, string> fields, string begunOn, CancellationToken cancellation)
    {
        if (await workbench.Draft(module, cancellation) is not { } draft)
        {
            return (null, id, DraftReply.Unknown);
        }

        if (draft.Meets || RuleFormEditing.Parse(draft.Text) is not { } root)
        {
            return (null, id, DraftReply.NoForm);
        }

        if (begunOn != plans.Current.Version)
        {
            return (null, id, DraftReply.Stale);
        }

        if (id is null)
        {
            var given = fields.GetValueOrDefault("id", "").Trim();
            fields = new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["id"] = given.Length > 0 ? given : NewIds.Of(fields.GetValueOrDefault("name", ""), IsTaken) };
            if (given.Length > 0 && IsTaken(given))
            {
                return (null, id, DraftReply.IdTaken);
            }
        }

        var text = RuleFormEditing.Write(draft.Text, shape, id, fields);
        return (text, id ?? fields["id"], text is null ? DraftReply.Unknown : DraftReply.Done);

        bool IsTaken(string one) => RuleFormEditing.Find(root, shape, one) is not null || (shape == FormShape.Figure && plans.Current.FigureById.ContainsKey(one));
    }

    private static IReadOnlyList<object> PathOf(string text, Problem problem)
    {
        var start = 0;
        for (var line = 1; line < problem.Line && start >= 0; line++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return WrittenValue.Of(text)?.PathTo(Math.Min(start + problem.Column - 1, text.Length)) ?? [];
    }

    private IReadOnlyList<FormulaFigure> FiguresOf(JsonObject root, string module) =>
    [
        .. RuleFormEditing.Things(root, "figures").Select(one => one.Thing).Where(figure => figure["id"] is not null).Select(figure => new FormulaFigure(
            FieldTexts.Show(figure["id"]), FieldTexts.Show(figure["name"]), FieldTexts.Show(figure["measuredIn"]),
            Enum.TryParse<FigureType>(FieldTexts.Show(figure["type"]), ignoreCase: true, out var type) ? type : FigureType.Flow, module)),
        .. plans.Current.Modules.Where(other => other.Id != module).SelectMany(other => other.Figures)
            .Select(figure => new FormulaFigure(figure.Id, figure.Name, figure.Definition.MeasuredIn, figure.Type, figure.Module)),
    ];
}
