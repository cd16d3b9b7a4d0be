using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Pages.Workbench;

/// <summary>What the editor of a rule file completes and explains: the schema, units, figures and the ways to look at them.</summary>
internal sealed record EditorWords(JsonNode Schema, IEnumerable<EditorFigure> Figures, IEnumerable<EditorUnit> Units)
{
    private static readonly JsonNode OfModules = JsonNode.Parse(Schemas.Module())!;
    private static readonly JsonNode OfPlans = JsonNode.Parse(Schemas.Plan())!;

    public static EditorWords Of(string module, IReadOnlyList<FormulaFigure> figures, IEnumerable<UnitDefinition> units) => new(
        module == RuleFiles.OfPlan ? OfPlans : OfModules,
        figures.Select(figure => new EditorFigure(figure.Id, figure.Name, figure.MeasuredIn, Figure.ViewsOf(figure.Type)
            .Where(view => view != View.Year).Select(view => new EditorView(view.ToString(), ExpressionWords.View(view, null, CultureInfo.CurrentUICulture))))),
        units.Select(unit => new EditorUnit(unit.Id, unit.Name)));

    public static EditorProblem Of(Problem problem) =>
        new(problem.Line, problem.Column, problem.Severity == Severity.Error ? "error" : "warning", problem.Message(CultureInfo.CurrentUICulture));

    public static string Told(IEnumerable<Problem> problems) => JsonSerializer.Serialize(problems.Select(Of), JsonSerializerOptions.Web);
}

internal sealed record EditorFigure(string Id, string Name, string MeasuredIn, IEnumerable<EditorView> Views);

internal sealed record EditorView(string Name, string Text);

internal sealed record EditorUnit(string Id, string Name);

/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
/// <param name="Severity">As the editor names it.</param>
/// <param name="Message">As <c>check</c> words it.</param>
internal sealed record EditorProblem(int Line, int Column, string Severity, string Message);
