using System.Text.Json.Nodes;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>Shows a draft's targets and figures by form, and puts what was typed into its text.</summary>
internal sealed class RuleForms(RuleWorkbench workbench, PlanInForce plans, DraftReading drafts)
{
    /// <summary>The problem of a thing that lacks something; whoever fills in a form has never heard of keys.</summary>
    public const string Missing = "missingKey";

    private static readonly HashSet<string> ByText = new(["worstOf", "overAreas", "counts", "alertsBelow", "was"], StringComparer.Ordinal);

    /// <summary>Null where there is no such thing, or it is not his; <see cref="RuleFormView.Read"/> without a place where the text is no JSON.</summary>
    public async Task<RuleFormView?> Show(string module, FormShape shape, string? id, CancellationToken cancellation)
    {
        if (await workbench.Draft(module, cancellation) is not { } draft
            || (draft.Read ?? drafts.Read(module, draft.Text, plans.Current.Version)) is not { } read
            || RuleFormEditing.Parse(read.Text) is not { } root)
        {
            return null;
        }

        var isNew = id is null && shape.Identity != FormIdentity.Whole;
        if ((isNew ? (["", -1], []) : RuleFormEditing.Find(root, shape, id)) is not var (path, thing))
        {
            return null;
        }

        var problems = ProblemsOf(read, shape, path, thing);
        var elsewhere = read.Reading.Problems.Count - problems.Count(one => one.Problem.Severity == Severity.Error);
        return new RuleFormView(shape, id, draft, read, ThingForm.Show(shape, thing), problems, elsewhere,
            [.. thing.Select(member => member.Key).Where(name => ByText.Contains(name) && shape.Fields.All(field => field.Name != name))],
            FiguresOf(root, module))
        {
            Offered = FormOffers.Of(root, module, plans.Current),
        };
    }

    /// <summary>What the checks say of a target or a figure, each with the field that it belongs to.</summary>
    public static IReadOnlyList<(string? Field, Problem Problem)> ProblemsOf(ReadDraft read, FormShape shape, IReadOnlyList<object> at, JsonObject thing)
    {
        return
        [
            .. read.Problems.Select(problem => (Problem: problem, Path: WrittenPlaces.At(read.Text, problem)))
                .Where(one => one.Path.Count >= at.Count && one.Path.Take(at.Count).SequenceEqual(at))
                .Select(one => (Below: (IReadOnlyList<object>)[.. one.Path.Skip(at.Count)], one.Problem))
                // What lies below an area, and what has forms of its own, is told there.
                .Where(one => one.Below is not ["children", ..] && !(shape.Identity == FormIdentity.Whole && HasForm(one.Below)))
                .Select(one => (one is { Below: [], Problem: { Key: Missing, Values: [var name, ..] } } ? shape.FieldAt([name], NameOfRule)
                    : shape.FieldAt(one.Below, NameOfRule), one.Problem)),
        ];

        static bool HasForm(IReadOnlyList<object> rest) => rest is [string list, _, ..] && PlanShapes.All.Any(other => other.List == list);

        string? NameOfRule(int rule) => ((thing["rules"] as JsonArray)?[rule] as JsonObject)?["RuleName"]?.ToString();
    }

    public IEnumerable<UnitDefinition> Units => plans.Current.Units.Values;

    /// <summary>The figures that formulas of a module may read, those of his draft with them; null where its rules are not his.</summary>
    public async Task<IReadOnlyList<FormulaFigure>?> Figures(string module, CancellationToken cancellation) =>
        await workbench.Draft(module, cancellation) is { } draft ? FiguresOf(RuleFormEditing.Parse(draft.Text)
            ?? RuleFormEditing.Parse(RuleFiles.TextOf(draft.File)) ?? [], module) : null;

    /// <summary>The draft's text with what was typed, or why it cannot be.</summary>
    public async Task<WrittenForm> Write(
        string module, FormShape shape, string? id, IReadOnlyDictionary<string, string> fields, string begunOn, CancellationToken cancellation)
    {
        if (await workbench.Draft(module, cancellation) is not { } draft)
        {
            return new WrittenForm(null, id, DraftReply.Unknown);
        }

        if (draft.Meets || RuleFormEditing.Parse(draft.Text) is not { } root)
        {
            return new WrittenForm(null, id, DraftReply.NoForm);
        }

        if (!plans.IsInPreparation && begunOn != plans.Current.Version)
        {
            return new WrittenForm(null, id, DraftReply.Stale);
        }

        if (id is null && shape.Identity is FormIdentity.Id or FormIdentity.Dashed)
        {
            var given = fields.GetValueOrDefault("id", "").Trim();
            fields = new Dictionary<string, string>(fields, StringComparer.Ordinal)
            {
                ["id"] = given.Length > 0 ? given : shape.Identity == FormIdentity.Dashed
                    ? NewIds.WithDashes(fields.GetValueOrDefault("name", ""), IsTaken) : NewIds.Of(fields.GetValueOrDefault("name", ""), IsTaken),
            };
            if (given.Length > 0 && IsTaken(given))
            {
                return new WrittenForm(null, id, DraftReply.IdTaken);
            }
        }

        var text = RuleFormEditing.Write(draft.Text, shape, id, fields);
        var shown = RuleFormEditing.Find(root, shape, id) is var (_, thing) ? ThingForm.Show(shape, thing) : [];
        var named = id ?? (shape.Identity switch
        {
            FormIdentity.Whole => null,
            FormIdentity.Place => RuleFormEditing.All(root, shape).Count().ToString(CultureInfo.InvariantCulture),
            _ => fields["id"],
        });
        return new WrittenForm(text, named, text is null ? DraftReply.Gone : DraftReply.Done)
        {
            // What is new takes nothing's place.
            Seen = id is null && shape.Identity != FormIdentity.Whole ? draft.Seen : null,
            Doubtful = shape.Numbers.Where(name => fields.TryGetValue(name, out var typed) && typed != shown.GetValueOrDefault(name, "")
                && FieldTexts.Doubts(typed, CultureInfo.CurrentUICulture).Any()).ToList(),
        };

        bool IsTaken(string one) => RuleFormEditing.Find(root, shape, one) is not null
            || (shape == FormShape.Figure && plans.Current.FigureById.ContainsKey(one));
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
