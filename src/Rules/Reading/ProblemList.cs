using System.Globalization;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Collects everything that is wrong, up to a number that a person can still read.</summary>
internal sealed class ProblemList
{
    private const int Most = 500;
    private readonly List<Problem> problems = [];

    public int Count => problems.Count;

    /// <summary>Adds a problem.</summary>
    /// <exception cref="TooManyProblemsException">There are enough.</exception>
    public void Add(SourceFile file, int offset, string key, params object?[] values)
    {
        if (problems.Count >= Most)
        {
            throw new TooManyProblemsException($"{Most} problems are enough.");
        }

        var (line, column) = file.Position(offset);
        problems.Add(new Problem(file.Name, line, column, key, [.. values.Select(Text)]));
    }

    public IReadOnlyList<Problem> Sorted() =>
        [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    private static string Text(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        const int longest = 300;
        return text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text;
    }
}
