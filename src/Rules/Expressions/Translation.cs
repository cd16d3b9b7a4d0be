using System.Globalization;
using System.Text;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Reading;

namespace ActionPlan.Rules.Expressions;

/// <summary>
/// The second gate: only known names pass. Each view becomes a bare parameter (<c>f0</c>, <c>f1</c> …) and each number a decimal literal,
/// so that the parser meets nothing that has members.
/// </summary>
internal sealed class Translation
{
    private const int MostDecimals = 28;
    private static readonly string[] Comparing = ["<", ">", "<=", ">=", "==", "!=", "&&", "||", "!"];
    private const int LongestWhole = 18;
    private readonly List<Input> inputs = [];
    private readonly IReadOnlySet<Input> dividing;
    private readonly List<(int Translated, int Original)> places = [];
    private readonly StringBuilder text = new();
    private readonly StringBuilder portable = new();

    // For each open parenthesis, whether it is a function's: only there commas part arguments.
    private readonly Stack<bool> parentheses = new();
    private bool afterOperand;

    private Translation(IReadOnlyList<Input> known, IReadOnlySet<Input> dividing)
    {
        inputs.AddRange(known);
        this.dividing = dividing;
    }

    public string Text => text.ToString();

    /// <summary>The same with the views by their own names: what plain RulesEngine reads.</summary>
    public string Portable => portable.ToString();

    public IReadOnlyList<Input> Inputs => inputs;

    public ExpressionProblem? Problem { get; private set; }

    /// <summary>Translates an expression.</summary>
    /// <param name="tokens">The expression.</param>
    /// <param name="vocabulary">The names it may use.</param>
    /// <param name="known">Views that come first among its inputs.</param>
    /// <param name="dividing">The views that only divide in it, where that is known.</param>
    public static Translation Of(IReadOnlyList<Token> tokens, Vocabulary vocabulary, IReadOnlyList<Input> known, IReadOnlySet<Input> dividing)
    {
        var translation = new Translation(known, dividing);
        for (var index = 0; index < tokens.Count && translation.Problem is null;)
        {
            index = translation.Take(tokens, index, vocabulary);
        }

        return translation;
    }

    public static string ParameterOf(int input) => FormattableString.Invariant($"f{input}");

    /// <summary>Where a character of the translated text came from.</summary>
    public int OriginalPosition(int translated) => places.LastOrDefault(place => place.Translated <= translated).Original;

    private int Take(IReadOnlyList<Token> tokens, int index, Vocabulary vocabulary)
    {
        var token = tokens[index];
        if (afterOperand && (token.Is("(") || (token.Kind != TokenKind.Operator && token.Text is not ("and" or "or" or "not" or "x" or "X"))))
        {
            return Refuse(token, "expressionOperatorMissing", token.Text);
        }

        var wasOperand = afterOperand;
        afterOperand = token.Is(")") || (token.Kind != TokenKind.Operator && token.Text is not ("Math" or "and" or "or" or "not"));
        if (token.Kind == TokenKind.Number)
        {
            Write(token, IsRoundDigits(tokens, index) ? token.Text : Literal(token.Text));
            return index + 1;
        }

        if (token.Kind == TokenKind.Operator)
        {
            return TakeOperator(tokens, index, vocabulary);
        }

        var member = index + 2 < tokens.Count && tokens[index + 1].Is(".") ? tokens[index + 2] : (Token?)null;
        if (token.Text is "Math")
        {
            return TakeFunction(tokens, index, member);
        }

        if (vocabulary.Figures.TryGetValue(token.Text, out var figure))
        {
            return TakeView(token, figure, member, index);
        }

        if (member is null && (vocabulary.Numbers.Contains(token.Text, StringComparer.Ordinal) || vocabulary.Words.Contains(token.Text, StringComparer.Ordinal)))
        {
            Write(token, token.Text);
            return index + 1;
        }

        return RefuseName(tokens, index, member, vocabulary, wasOperand);
    }

    private int RefuseName(IReadOnlyList<Token> tokens, int index, Token? member, Vocabulary vocabulary, bool afterOperand)
    {
        var token = tokens[index];
        if (afterOperand && token.Text is "x" or "X")
        {
            return Refuse(token, "expressionSign", token.Text, "*");
        }

        var whole = member is { } name ? $"{token.Text}.{name.Text}" : token.Text;
        if (vocabulary.Targets.TryGetValue(whole, out var expression) || vocabulary.Targets.TryGetValue(token.Text, out expression))
        {
            return Refuse(token, "expressionTarget", vocabulary.Targets.ContainsKey(whole) ? whole : token.Text, expression);
        }

        if (index + 1 < tokens.Count && tokens[index + 1].Is("("))
        {
            return RefuseFunction(token, token.Text);
        }

        var nearest = Nearest.To(token.Text, [.. vocabulary.Figures.Keys, .. vocabulary.Numbers, "Math"]);
        return nearest is null
            ? Refuse(token, "expressionUnknownName", token.Text)
            : Refuse(token, "expressionUnknownNameNear", token.Text, nearest);
    }

    private int TakeOperator(IReadOnlyList<Token> tokens, int index, Vocabulary vocabulary)
    {
        var token = tokens[index];
        if (token.Is("("))
        {
            parentheses.Push(index > 1 && tokens[index - 1].Kind == TokenKind.Name && tokens[index - 2].Is("."));
        }
        else if (token.Is(")"))
        {
            parentheses.TryPop(out _);
        }
        else if (token.Is(",") && !(parentheses.TryPeek(out var isFunction) && isFunction))
        {
            return DecimalComma.At(tokens, index) is { } comma ? Refuse(comma) : Refuse(token, "expressionUnexpected", ",");
        }

        if (token.Is("."))
        {
            return Refuse(token, "expressionUnexpected", ".");
        }

        if (!vocabulary.IsCondition && Comparing.Contains(token.Text, StringComparer.Ordinal))
        {
            return Refuse(token, "expressionComparison", token.Text);
        }

        Write(token, token.Text);
        return index + 1;
    }

    private int TakeFunction(IReadOnlyList<Token> tokens, int index, Token? member)
    {
        if (member is not { } name || !Vocabulary.Functions.Contains(name.Text, StringComparer.Ordinal) || index + 3 >= tokens.Count || !tokens[index + 3].Is("("))
        {
            return RefuseFunction(tokens[index], member?.Text);
        }

        Write(tokens[index], $"Math.{name.Text}");
        afterOperand = false;
        return index + 3;
    }

    private int RefuseFunction(Token token, string? written)
    {
        var all = string.Join(", ", Vocabulary.Functions.Select(function => $"Math.{function}"));
        var meant = written is null ? null : Nearest.To(written, Vocabulary.Functions);
        return meant is null || (token.Text == "Math" && written == meant)
            ? Refuse(token, "expressionUnknownFunction", all, written ?? token.Text)
            : Refuse(token, "expressionUnknownFunctionNear", all, written, $"Math.{meant}");
    }

    private int TakeView(Token token, Plans.Figure figure, Token? member, int index)
    {
        var views = Vocabulary.ViewsOf(figure.Type);
        if (member is not { Kind: TokenKind.Name } name)
        {
            return Refuse(token, "expressionNoView" + figure.Type, token.Text);
        }

        if (views.Where(view => string.Equals(view.ToString(), name.Text, StringComparison.Ordinal)).Cast<View?>().FirstOrDefault() is not { } found)
        {
            return Refuse(name, "expressionWrongView" + figure.Type, token.Text, name.Text);
        }

        var input = new Input(figure, found);
        input = input with { OnlyDivides = dividing.Contains(input) };
        var place = inputs.IndexOf(input);
        if (place < 0)
        {
            place = inputs.Count;
            inputs.Add(input);
        }

        Write(token, ParameterOf(place), input.ToString());
        return index + 3;
    }

    /// <summary>The parser reads long whole numbers only as reals, whatever their suffix.</summary>
    private static string Literal(string number) => number.Length > LongestWhole && !number.Contains('.', StringComparison.Ordinal) ? number + ".0m" : number + "m";

    private static bool IsRoundDigits(IReadOnlyList<Token> tokens, int index)
    {
        // Math.Round(x, 2): the number of decimals is a whole number, not a decimal; above 28 it would throw while judging.
        if (!int.TryParse(tokens[index].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) || digits > MostDecimals
            || index < 1 || !tokens[index - 1].Is(",") || index + 1 >= tokens.Count || !tokens[index + 1].Is(")"))
        {
            return false;
        }

        var depth = 1;
        var open = index - 1;
        while (open > 0 && depth > 0)
        {
            open--;
            depth += tokens[open].Is(")") ? 1 : tokens[open].Is("(") ? -1 : 0;
        }

        return open > 0 && tokens[open - 1] is { Kind: TokenKind.Name, Text: "Round" };
    }

    private void Write(Token token, string translated, string? own = null)
    {
        places.Add((text.Length, token.Position));
        text.Append(translated).Append(' ');
        portable.Append(own ?? translated).Append(' ');
    }

    private int Refuse(Token token, string key, params object?[] values) => Refuse(new ExpressionProblem(token.Position, key, values));

    private int Refuse(ExpressionProblem problem)
    {
        Problem = problem;
        return int.MaxValue;
    }
}
