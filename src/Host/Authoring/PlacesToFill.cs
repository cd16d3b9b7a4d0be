using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Forms;

namespace ActionPlan.Host.Authoring;

/// <summary>A place of a plan that is prepared where something lacks or is wrong, and the form that it belongs to.</summary>
/// <param name="Problem">What the checks say.</param>
/// <param name="Shape">The form; null where only the text has it.</param>
/// <param name="Id">The thing that the form shows; null for the file itself.</param>
/// <param name="Name">What that is called.</param>
/// <param name="Field">The form's field; null where it is about the thing as a whole.</param>
internal sealed record PlaceToFill(Problem Problem, FormShape? Shape, string? Id, string? Name, string? Field);

/// <param name="Module">The module, or the plan's own file.</param>
/// <param name="Places">What is still to be done there.</param>
internal sealed record PartToFill(string Module, IReadOnlyList<PlaceToFill> Places);

/// <summary>What a plan that is prepared still lacks, file by file, as the checks find it.</summary>
internal sealed class PlacesToFill(PlanInForce plans)
{
    public IReadOnlyList<PartToFill> Parts()
    {
        var files = RuleFiles.All(plans.Source).ToList();
        var names = files.Select(one => one.File.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. files.Select(one => new PartToFill(one.Module, [.. Places(one.Module, RuleFiles.TextOf(one.File), plans.Problems.Where(problem =>
                Path.GetFileName(problem.File) is var name && (name == one.File.Name || (one.Module == RuleFiles.OfPlan && !names.Contains(name)))))])),
        ];
    }

    private static IEnumerable<PlaceToFill> Places(string module, string text, IEnumerable<Problem> problems)
    {
        var root = RuleFormEditing.Parse(text);
        return problems.Select(problem => root is not null && WrittenPlaces.At(text, problem) is { Count: > 0 } at && FormAt(module, root, at) is { } found
            ? found with { Problem = problem } : new PlaceToFill(problem, null, null, null, null));
    }

    /// <summary>The innermost thing that has a form.</summary>
    private static PlaceToFill? FormAt(string module, JsonObject root, IReadOnlyList<object> at) => FormShape.In(module)
        .SelectMany(shape => RuleFormEditing.All(root, shape), (shape, one) => (Shape: shape, one.Id, one.Path, one.Thing))
        .Where(one => one.Path.Count <= at.Count && at.Take(one.Path.Count).SequenceEqual(one.Path))
        .OrderByDescending(one => one.Path.Count)
        .Select(one => new PlaceToFill(null!, one.Shape, one.Id, one.Id is null ? null : FieldTexts.Called(one.Thing),
            one.Shape.FieldAt([.. at.Skip(one.Path.Count)], rule => ((one.Thing["rules"] as JsonArray)?[rule] as JsonObject)?["RuleName"]?.ToString())))
        .FirstOrDefault();
}
