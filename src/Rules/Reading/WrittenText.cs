using System.Text;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>What a string of a file holds, and so how it is cleaned: files are pasted together from documents, with what nobody sees in them.</summary>
internal enum WrittenText
{
    /// <summary>An id, a reference, an address, a period: nothing unseen at its ends; inside it is refused by whoever reads it.</summary>
    Word,

    /// <summary>A name: one line as people see it.</summary>
    Line,

    /// <summary>A note or message: lines as people see them.</summary>
    Lines,

    /// <summary>Read character by character, and what is wrong is named with its place.</summary>
    Expression,
}

internal static class WrittenTexts
{
    private static readonly Dictionary<string, WrittenText> Properties = new(StringComparer.Ordinal)
    {
        [nameof(TargetDefinition.Name)] = WrittenText.Line,
        [nameof(TargetDefinition.Number)] = WrittenText.Line,
        [nameof(TargetDefinition.MeasuredIn)] = WrittenText.Line,
        [nameof(FigureDefinition.At)] = WrittenText.Line,
        [nameof(AreaDefinition.Kind)] = WrittenText.Line,
        [nameof(UnitDefinition.Head)] = WrittenText.Line,
        [nameof(UnitDefinition.Phone)] = WrittenText.Line,
        [nameof(AssignmentDefinition.Section)] = WrittenText.Line,
        [nameof(PlanFile.IssuedBy)] = WrittenText.Line,
        [nameof(SynonymsDefinition.Words)] = WrittenText.Line,
        [nameof(TargetDefinition.Note)] = WrittenText.Lines,
        [nameof(RuleDefinition.ErrorMessage)] = WrittenText.Lines,
        [nameof(TargetDefinition.Value)] = WrittenText.Expression,
        [nameof(RuleDefinition.Expression)] = WrittenText.Expression,
    };

    public static WrittenText Of(string property) => Properties.GetValueOrDefault(property, WrittenText.Word);

    public static string Clean(this WrittenText kind, string text) => kind switch
    {
        WrittenText.Line => TypedText.Line(text),
        WrittenText.Lines => TypedText.Lines(text),
        WrittenText.Word => TypedText.Word(text).Normalize(NormalizationForm.FormC),
        _ => text.Normalize(NormalizationForm.FormC),
    };
}
