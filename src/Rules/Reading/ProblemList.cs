using System.Globalization;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Collects everything that is wrong, up to a number that a person can still read.</summary>
/// <param name="isStored">Whether the files passed the checks of their time: then nothing is refused for what is wrong with them today.</param>
internal sealed class ProblemList(bool isStored = false)
{
    private const int Most = 500;
    private readonly List<Problem> syntax = [];
    private readonly List<Problem> problems = [];
    private readonly List<Problem> warnings = [];

    /// <summary>Whether the files passed the checks of their time.</summary>
    public bool IsStored => isStored;

    /// <summary>How many errors there are.</summary>
    public int Count => problems.Count + syntax.Count;

    /// <summary>Those of syntax first, each in the order of files and lines.</summary>
    public IReadOnlyList<Problem> Errors => [.. Sorted(syntax), .. Sorted(problems)];

    /// <summary>In the order of files and lines.</summary>
    public IReadOnlyList<Problem> Warnings => Sorted(warnings);

    /// <summary>Adds an error.</summary>
    /// <exception cref="TooManyProblemsException">There are enough.</exception>
    public void Add(SourceFile file, int offset, string key, params object?[] values)
    {
        if (problems.Count >= Most && !isStored)
        {
            throw new TooManyProblemsException($"{Most} problems are enough.");
        }

        problems.Add(At(file, offset, Severity.Error, key, values));
    }

    /// <summary>Adds an error that kept a file from being read at all.</summary>
    public void AddSyntax(SourceFile file, int offset, string key, params object?[] values) => syntax.Add(At(file, offset, Severity.Error, key, values));

    /// <summary>Adds a warning, unless there are enough: a warning never ends a reading.</summary>
    public void Warn(SourceFile file, int offset, string key, params object?[] values)
    {
        if (warnings.Count < Most)
        {
            warnings.Add(At(file, offset, Severity.Warning, key, values));
        }
    }

    private static Problem At(SourceFile file, int offset, Severity severity, string key, object?[] values)
    {
        var (line, column) = file.Position(offset);
        return new Problem(file.Name, line, column, key, [.. values.Select(Text)], severity);
    }

    private static IReadOnlyList<Problem> Sorted(List<Problem> problems) =>
        [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    private static string Text(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        const int longest = 300;
        return text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text;
    }
}
