using System.Globalization;

namespace ActionPlan.Rules.Plans;

/// <summary>Reads, checks and compiles a plan.</summary>
public static class PlanReader
{
    /// <summary>Reads a plan's files and finds all that is wrong with them at once.</summary>
    public static PlanReading Read(PlanSource source) => throw new NotSupportedException(source.Folder);
}

/// <summary>A plan that can be used, or all that is wrong with it.</summary>
/// <param name="Plan">The plan; null if there are problems.</param>
/// <param name="Problems">All problems, in the order of files and lines.</param>
public sealed record PlanReading(Plan? Plan, IReadOnlyList<Problem> Problems);

/// <summary>Something wrong in a file, and where.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
/// <param name="Key">The text's key in <c>Problems.resx</c>.</param>
/// <param name="Values">The values for the text's placeholders.</param>
public sealed record Problem(string File, int Line, int Column, string Key, IReadOnlyList<string> Values)
{
    /// <summary>The message alone.</summary>
    public string Message(CultureInfo culture) => throw new NotSupportedException(culture.Name);

    /// <summary><c>file:line:column: message</c></summary>
    public string ToString(CultureInfo culture) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message(culture)}");
}
