using System.Globalization;
using System.Text.RegularExpressions;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>Reads an expression from left to right.</summary>
internal sealed partial class TermReader(string text)
{
    private static readonly string[] Signs = ["<", "<=", ">", ">=", "==", "!="];

    private readonly List<string> words = [.. Word().Matches(text).Select(match => match.Value)];
    private int at;

    public bool IsAtEnd => at == words.Count;

    public Term Either() => Chain(Both, "or", "||");

    private Term Both() => Chain(Denied, "and", "&&");

    private Term Denied() => Take("not", "!") is null ? Compared() : new Term("not", [Denied()]);

    private Term Compared()
    {
        var left = Sum();
        return Take(Signs) is { } sign ? new Term(sign, [left, Sum()]) : left;
    }

    private Term Sum()
    {
        var left = Product();
        while (Take("+", "-") is { } sign)
        {
            left = new Term(sign, [left, Product()]);
        }

        return left;
    }

    private Term Product()
    {
        var left = Single();
        while (Take("*", "/") is { } sign)
        {
            left = new Term(sign, [left, Single()]);
        }

        return left;
    }

    private Term Single()
    {
        if (Take("-") is not null)
        {
            return new Term("-", [Single()]);
        }

        var word = words[at++];
        if (word == "(")
        {
            var inner = Either();
            at++;
            return inner;
        }

        if (char.IsAsciiDigit(word[0]))
        {
            return new Term("number", [], decimal.Parse(word, CultureInfo.InvariantCulture));
        }

        return Take("(") is null ? new Term("view", [], Name: word) : new Term(word.Replace("Math.", "", StringComparison.Ordinal), Arguments());
    }

    private List<Term> Arguments()
    {
        List<Term> arguments = [];
        do
        {
            arguments.Add(Either());
        }
        while (words[at++] == ",");
        return arguments;
    }

    private Term Chain(Func<Term> next, string word, string sign)
    {
        var left = next();
        while (Take(word, sign) is not null)
        {
            left = new Term(word, [left, next()]);
        }

        return left;
    }

    private string? Take(params string[] any) => at < words.Count && any.Contains(words[at], StringComparer.Ordinal) ? words[at++] : null;

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?|[0-9]+(?:\.[0-9]+)?|<=|>=|==|!=|&&|\|\||[-+*/(),<>!]", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
