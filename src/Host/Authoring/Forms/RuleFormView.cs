using ActionPlan.Rules.Files;

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
    FormShape Shape, string? Id, DraftView Draft, ReadDraft Read, IReadOnlyDictionary<string, string> Fields,
        IReadOnlyList<(string? Field, Problem Problem)> Problems, int Elsewhere,
    IReadOnlyList<string> ByTextOnly, IReadOnlyList<FormulaFigure> Figures)
{
    /// <summary>What its fields may name.</summary>
    public required FormOffers Offered { get; init; }

    public IEnumerable<Problem> Of(string? field) => Problems.Where(one => one.Field == field).Select(one => one.Problem);
}
