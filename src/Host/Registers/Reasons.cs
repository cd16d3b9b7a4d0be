using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>What changing a row asks for besides its cells.</summary>
internal static class Reasons
{
    /// <summary>The form's field, beside the columns.</summary>
    public const string Field = "reason";

    public static IEnumerable<RowProblem> Check(string? reason)
    {
        var text = TypedText.Line(reason);
        if (text.Length == 0)
        {
            yield return new RowProblem(Field, "Empty", []);
        }
        else if (text.Length > Entry.ReasonLength)
        {
            yield return new RowProblem(Field, "WrongText", [text, Entry.ReasonLength.ToString(CultureInfo.InvariantCulture)]);
        }
    }
}
