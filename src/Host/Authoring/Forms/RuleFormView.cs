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
    /// <summary>What is kept of a form that was saved and in which numbers may have been meant otherwise.</summary>
    public const string Doubtful = nameof(Doubtful);

    /// <summary>What its fields may name.</summary>
    public required FormOffers Offered { get; init; }

    /// <summary>Whether it was saved elsewhere since what now stands in the form was typed: then each field says what is saved.</summary>
    public bool IsMeanwhile { get; init; }

    /// <summary>What was typed by name of the field and may have been meant otherwise: a number that the draft has leaves no doubt.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How numbers are understood that were typed into a field and may have been meant otherwise.</summary>
    public IEnumerable<string> DoubtsOf(string field) => FieldTexts.Doubts(Typed.GetValueOrDefault(field, ""), CultureInfo.CurrentUICulture);

    public IEnumerable<Problem> Of(string? field) => Problems.Where(one => one.Field == field).Select(one => one.Problem);
}

/// <summary>What a form that was sent makes of a draft.</summary>
/// <param name="Text">The draft's text with it; null where it cannot be.</param>
/// <param name="Id">The thing's id; of a new one that which it is given.</param>
/// <param name="Reply">Why it cannot be.</param>
internal sealed record WrittenForm(string? Text, string? Id, DraftReply Reply)
{
    /// <summary>The draft that it goes into, where that need not be the one that was looked at.</summary>
    public string? Seen { get; init; }

    /// <summary>The fields whose numbers were typed anew and may be meant otherwise.</summary>
    public IReadOnlyList<string> Doubtful { get; init; } = [];
}
