using System.Globalization;
using System.Resources;
using ActionPlan.Kernel;

namespace ActionPlan.ModuleKit;

/// <summary>What rows of registers may refer to: the plan in force.</summary>
/// <param name="Areas">All its areas by id.</param>
/// <param name="Works">The ids of its key works.</param>
/// <param name="Today">The day it is where the plan is: nothing was done after it. Null where it is not asked.</param>
public sealed record PlanOutline(IReadOnlyDictionary<string, Area> Areas, IReadOnlySet<string> Works, DateOnly? Today = null);

/// <summary>A row of a file, read: the change that enters it, or all that is wrong with it.</summary>
/// <param name="Change">The change; null if there are problems.</param>
/// <param name="Key">What tells the row from others: two lines of a file with the same key contradict each other.</param>
/// <param name="Alike">Two lines of a file that share this may be about the same thing.</param>
/// <param name="Problems">All problems, in the order of the columns.</param>
/// <param name="Row">Its cells, for a change of another kind; null if there are problems.</param>
public sealed record RowReading(IChange? Change, string Key, string Alike, IReadOnlyList<RowProblem> Problems, RowCells? Row);

/// <summary>Something wrong in a row or header.</summary>
/// <param name="Column">The column as in the file.</param>
/// <param name="Key">The text's key in <c>RowProblems.resx</c>.</param>
/// <param name="Values">The values for the text's placeholders.</param>
public sealed record RowProblem(string Column, string Key, IReadOnlyList<string> Values)
{
    private static readonly ResourceManager Texts = new("ActionPlan.ModuleKit.RowProblems", typeof(RowProblem).Assembly);

    /// <summary>What would be right.</summary>
    public string Message(CultureInfo culture) => Message(culture, "");

    /// <summary>The same, in a variant of the text where there is one.</summary>
    internal string Message(CultureInfo culture, string variant) =>
        string.Format(culture, Texts.GetString(variant + Key, culture) ?? Texts.GetString(Key, culture) ?? Key, [.. Values]);
}
