using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Reading;

namespace ActionPlan.Rules.Expressions;

/// <summary>Finds the figure whose name somebody wrote in an expression in place of its id.</summary>
internal static class NamesInText
{
    private const int ShortestName = 3;
    private const int MostFigures = 5_000;

    public static ExpressionProblem Explain(string text, ExpressionProblem problem, Vocabulary vocabulary)
    {
        if (problem.Key is not ("expressionLetters" or "expressionUnknownName" or "expressionUnknownNameNear"))
        {
            return problem;
        }

        var figures = vocabulary.Figures.Values.Take(MostFigures).Where(figure => figure.Name.Length >= ShortestName);
        var named = figures.Select(figure => (Figure: figure, At: At(text, figure.Name, problem.Position))).Where(found => found.At >= 0)
            .OrderByDescending(found => found.Figure.Name.Length).FirstOrDefault();
        if (named.Figure is not null)
        {
            return Named(named.Figure, named.At);
        }

        return problem.Key == "expressionLetters" && Nearest.To((string)problem.Values[0]!, figures.Select(figure => figure.Name)) is { } near
            ? Named(figures.First(figure => figure.Name == near), problem.Position)
            : problem;
    }

    private static ExpressionProblem Named(Figure figure, int at) =>
        new(at, "expressionFigureNamed", figure.Name, figure.Id, $"{figure.Id}.{Vocabulary.ViewsOf(figure.Type)[0]}");

    /// <summary>Where the whole name stands around the position; -1 if it does not.</summary>
    private static int At(string text, string name, int position)
    {
        var from = Math.Max(0, position - name.Length + 1);
        var at = text.IndexOf(name, from, Math.Min(text.Length - from, position - from + name.Length), StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at <= position && !IsLetterAt(text, at - 1) && !IsLetterAt(text, at + name.Length) ? at : -1;
    }

    private static bool IsLetterAt(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
