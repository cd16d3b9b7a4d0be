namespace ActionPlan.Rules.Expressions;

/// <summary>
/// The first gate: cuts the text into numbers, names and operators, and refuses all else – strings, brackets, anything beyond ASCII –
/// and every size that could trouble a parser, before any parser sees it.
/// </summary>
internal static class Tokenizer
{
    private const int LongestText = 1_000;
    private const int MostTokens = 250;
    private const int DeepestParentheses = 16;
    private const int LongestUnaryRun = 2;
    private const int LongestNumber = 28;
    private static readonly Dictionary<string, string> Connectives = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and"] = "and", ["or"] = "or", ["not"] = "not", ["và"] = "and", ["hoặc"] = "or", ["hay"] = "or", ["không"] = "not",
    };

    private static readonly string[] Operators = ["<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", "(", ")", ",", ".", "<", ">", "!"];

    public static (IReadOnlyList<Token> Tokens, ExpressionProblem? Problem) Read(string text)
    {
        if (text.Length > LongestText)
        {
            return ([], new ExpressionProblem(0, "expressionTooLong", LongestText));
        }

        var tokens = new List<Token>();
        var position = 0;
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t' or '\r' or '\n')
            {
                position++;
                continue;
            }

            if (Next(text, position) is not { } token)
            {
                return ([], Refuse(text, position));
            }

            tokens.Add(token);
            position += token.Text.Length;
            if (tokens.Count > MostTokens)
            {
                return ([], new ExpressionProblem(token.Position, "expressionTooManyParts", MostTokens));
            }
        }

        return (tokens, tokens.Count == 0 ? new ExpressionProblem(0, "expressionEmpty") : CheckShape(tokens));
    }

    private static Token? Next(string text, int start)
    {
        if (char.IsAsciiLetter(text[start]) || text[start] == '_')
        {
            return new Token(TokenKind.Name, text[start..End(text, start, character => char.IsAsciiLetterOrDigit(character) || character == '_')], start);
        }

        if (char.IsAsciiDigit(text[start]))
        {
            var end = End(text, start, char.IsAsciiDigit);
            if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
            {
                end = End(text, end + 1, char.IsAsciiDigit);
            }

            return new Token(TokenKind.Number, text[start..end], start);
        }

        var found = Array.Find(Operators, candidate => string.CompareOrdinal(text, start, candidate, 0, candidate.Length) == 0);
        return found is null ? null : new Token(TokenKind.Operator, found, start);
    }

    private static int End(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }

    private static ExpressionProblem Refuse(string text, int position) => text[position] switch
    {
        '%' => new ExpressionProblem(position, "expressionPercent"),
        '=' => new ExpressionProblem(position, string.IsNullOrWhiteSpace(text[..position]) ? "expressionLeadingEquals" : "expressionSingleEquals"),
        '^' => new ExpressionProblem(position, "expressionPower", '^'),
        var character when character == '"' || Signs.IsCurlyQuote(character) || Signs.IsSingleQuote(character) =>
            new ExpressionProblem(position, "expressionText"),
        var character when Signs.IsStrangeBlank(character) => new ExpressionProblem(position, "expressionBlank", Signs.Code(character)),
        var character when Signs.IsInvisible(character) => new ExpressionProblem(position, "expressionInvisible", Signs.Code(character)),
        var character when Signs.Instead(character) is { } instead => new ExpressionProblem(position, "expressionSign", character, instead),
        var character when char.IsLetter(character) => Letters(text, position),
        _ => new ExpressionProblem(position, "expressionCharacter", Signs.Shown(text, position)),
    };

    /// <summary>The words around a letter that no id has: most likely a name in place of an id.</summary>
    private static ExpressionProblem Letters(string text, int position)
    {
        var start = position;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == ' '))
        {
            start--;
        }

        var end = End(text, position, character => char.IsLetterOrDigit(character) || character == ' ');
        var (before, after) = (text.LastIndexOf(' ', position) + 1, End(text, position, char.IsLetter));
        if (Connectives.TryGetValue(text[before..after], out var meant))
        {
            return new ExpressionProblem(before, "expressionConnective", text[before..after], meant);
        }

        var words = text[start..end];
        return new ExpressionProblem(start + words.Length - words.TrimStart().Length, "expressionLetters", words.Trim());
    }

    // A figure may be called so: it stands before its view.
    private static ExpressionProblem? Connective(Token token, Token? next) =>
        token.Kind == TokenKind.Name && next?.Is(".") != true && Connectives.TryGetValue(token.Text, out var meant) && meant != token.Text
            ? new ExpressionProblem(token.Position, "expressionConnective", token.Text, meant)
            : null;

    /// <summary>What cannot stand behind an operator: nothing, or another one that is no sign of a number.</summary>
    private static ExpressionProblem? Operator(Token token, Token? next)
    {
        if (token.Kind != TokenKind.Operator || token.Text is "(" or ")" or "," or "." or "!")
        {
            return null;
        }

        if (next is not { } following)
        {
            return new ExpressionProblem(token.Position, "expressionEnds", token.Text);
        }

        return (token.Text, following.Text) switch
        {
            ("*", "*") => new ExpressionProblem(token.Position, "expressionPower", "**"),
            ("<", ">") => new ExpressionProblem(token.Position, "expressionNotEqual"),
            (_, "*" or "/" or "<" or ">" or "<=" or ">=" or "==" or "!=" or "&&" or "||" or ")" or ",") when following.Kind == TokenKind.Operator =>
                new ExpressionProblem(following.Position, "expressionPartMissing", token.Text, following.Text),
            _ => null,
        };
    }

    private static ExpressionProblem? CheckShape(List<Token> tokens)
    {
        var depth = 0;
        var unary = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            var following = index + 1 < tokens.Count ? tokens[index + 1] : (Token?)null;
            if ((Connective(token, following) ?? Operator(token, following)) is { } problem)
            {
                return problem;
            }

            if (token.Kind == TokenKind.Number && token.Text.Length > LongestNumber)
            {
                return new ExpressionProblem(token.Position, "expressionNumber", token.Text);
            }

            if (token.Kind == TokenKind.Number && index + 1 < tokens.Count
                && tokens[index + 1] is { Kind: not TokenKind.Operator, Text: not ("and" or "or") } next)
            {
                return Connective(next, null) ?? new ExpressionProblem(next.Position, "expressionUnexpected", next.Text);
            }

            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            if (depth < 0)
            {
                return new ExpressionProblem(token.Position, "expressionUnexpected", ")");
            }

            if (depth > DeepestParentheses)
            {
                return new ExpressionProblem(token.Position, "expressionTooDeep", DeepestParentheses);
            }

            unary = token.Is("-") || token.Is("+") || token.Is("!") || token is { Kind: TokenKind.Name, Text: "not" } ? unary + 1 : 0;
            if (unary > LongestUnaryRun)
            {
                return new ExpressionProblem(token.Position, "expressionUnexpected", token.Text);
            }
        }

        return depth == 0 ? null : new ExpressionProblem(tokens[^1].Position, "expressionUnclosed");
    }
}
