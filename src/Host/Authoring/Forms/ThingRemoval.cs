using System.Text.Json.Nodes;
using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Authoring.Areas;
using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Host.Figures;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>A thing of a draft that somebody is about to take away.</summary>
/// <param name="Follows">What follows, for what was entered, judged and told.</param>
/// <param name="Refers">By name, what speaks of it and would be wrong without it.</param>
internal sealed record Removal(IReadOnlyList<Said> Follows, IReadOnlyList<string> Refers);

/// <summary>Takes a target, a figure, an area, a unit out of a draft, and says beforehand what follows.</summary>
internal sealed class ThingRemoval(AppDb db, RuleWorkbench workbench, PlanInForce plans, DraftReading drafts)
{
    public async Task<Removal?> Of(RuleFormView view, string module, CancellationToken cancellation) =>
        view.Id is { } id && RuleFormEditing.Without(view.Read.Text, view.Shape, id) is { } text
            && drafts.Read(module, text, plans.Current.Version) is { } without
            ? new Removal(await Follows(view.Shape, module, id, cancellation), [.. New(view.Read, without)]) : null;

    /// <summary>The draft's text without it; null where there is none, or it is not his.</summary>
    public async Task<string?> Write(string module, FormShape shape, string id, CancellationToken cancellation) =>
        await workbench.Draft(module, cancellation) is { Meets: false } draft ? RuleFormEditing.Without(draft.Text, shape, id) : null;

    /// <summary>What the checks say only without it: lines have moved, so that each is known by its words.</summary>
    private static IEnumerable<string> New(ReadDraft before, ReadDraft without)
    {
        var known = before.Reading.Problems.Select(Words).ToHashSet();
        return without.Reading.Problems.Where(problem => !known.Contains(Words(problem))).Select(Where).Distinct(StringComparer.Ordinal);

        string Where(Problem problem) => DraftTest.At(without.Source, problem)?.Name ?? ThingAt(problem)
            ?? $"{Path.GetFileName(problem.File)}: {problem.Message(CultureInfo.CurrentUICulture)}";

        string? ThingAt(Problem problem) => without.Source.Files.FirstOrDefault(file => file.Name == Path.GetFileName(problem.File)) is { } file
            && RuleFiles.TextOf(file) is var text && WrittenPlaces.At(text, problem) is [string list, int place, ..]
            && (RuleFormEditing.Parse(text)?[list] as JsonArray)?[place] is JsonObject thing && FieldTexts.Called(thing) is { Length: > 0 } name ? name : null;

        static (string Key, string Values) Words(Problem problem) => (problem.Key, string.Join('|', problem.Values));
    }

    private async Task<IReadOnlyList<Said>> Follows(FormShape shape, string module, string id, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var key = $"{module}.{id}";
        if (shape == FormShape.Target)
        {
            return !plan.TargetByKey.ContainsKey(key) ? [new("OnlyDraft")] : [new("Target"), new("Alerts", Show.Number(await db.Alerts.CountAsync(
                alert => alert.PlanId == plan.Id && alert.Target == key && alert.State != AlertState.Resolved, cancellation))), new("EndInstead")];
        }

        if (shape == FormShape.Figure)
        {
            return !plan.FigureById.ContainsKey(id) ? [new("OnlyDraft")]
                : [new("Figure", Show.Number(await db.Figures.CountAsync(row => row.PlanId == plan.Id && row.Figure == id, cancellation)))];
        }

        if (shape == PlanShapes.Areas)
        {
            return plan.Areas.Find(id) is null ? [new("OnlyDraft")]
                : [new("Area", Show.Number(await db.Figures.CountAsync(row => row.PlanId == plan.Id && row.Area == id, cancellation))),
                    new("People", Show.Number(await Bound(grant => grant.Area == id))), new("EndInstead")];
        }

        return shape.List == "units" && plan.Units.ContainsKey(id)
            ? [new("Unit"), new("People", Show.Number(await Bound(grant => grant.Unit == id))), new("EndInstead")] : [new("Other")];

        Task<int> Bound(System.Linq.Expressions.Expression<Func<GrantRow, bool>> which) =>
            db.Grants.AsNoTracking().Where(grant => grant.PlanId == null || grant.PlanId == plan.Id).CountAsync(which, cancellation);
    }
}
