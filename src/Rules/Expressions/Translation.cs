using System.Globalization;
using System.Text;
using ActionPlan.Rules.Reading;

namespace ActionPlan.Rules.Expressions;

/// <summary>
/// The second gate: only known names pass. Each view becomes a bare parameter (<c>f0</c>, <c>f1</c> …) and each number a decimal literal,
/// so that the parser meets nothing that has members.
/// </summary>
internal sealed partial class Translation
{
    private const int MostDecimals = 28;
    private static readonly string[] Comparing = ["<", ">", "<=", ">=", "==", "!=", "&&", "||", "!"];
    private const int LongestWhole = 18;
    private readonly List<Input> inputs = [];
    private readonly IReadOnlySet<Input> dividing;
    private readonly List<(int Translated, int Original)> places = [];
    private readonly StringBuilder text = new();
    private readonly Vocabulary vocabulary;
    private readonly Calls calls;
    private bool afterOperand;

    private Translation(Vocabulary vocabulary, IReadOnlyList<Input> known, IReadOnlySet<Input> dividing)
    {
        this.vocabulary = vocabulary;
        this.dividing = dividing;
        inputs.AddRange(known);
        calls = new Calls(vocabulary.IsCondition);
    }

    public string Text => text.ToString();

    public IReadOnlyList<Input> Inputs => inputs;

    public ExpressionProblem? Problem { get; private set; }

    /// <summary>Translates an expression.</summary>
    /// <param name="tokens">The expression.</param>
    /// <param name="vocabulary">The names it may use.</param>
    /// <param name="known">Views that come first among its inputs.</param>
    /// <param name="dividing">The views that only divide in it, where that is known.</param>
    public static Translation Of(IReadOnlyList<Token> tokens, Vocabulary vocabulary, IReadOnlyList<Input> known, IReadOnlySet<Input> dividing)
    {
        var translation = new Translation(vocabulary, known, dividing);
        for (var index = 0; index < tokens.Count && translation.Problem is null;)
        {
            index = translation.Take(tokens, index);
        }

        return translation;
    }

    public static string ParameterOf(int input) => FormattableString.Invariant($"f{input}");

    /// <summary>Where a character of the translated text came from.</summary>
    public int OriginalPosition(int translated) => places.LastOrDefault(place => place.Translated <= translated).Original;

    private int Take(IReadOnlyList<Token> tokens, int index)
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
            return TakeOperator(tokens, index);
        }

        var member = index + 2 < tokens.Count && tokens[index + 1].Is(".") ? tokens[index + 2] : (Token?)null;
        if (token.Text is "Math")
        {
            return TakeFunction(tokens, index, member);
        }

        if (Functions.Alone.ContainsKey(token.Text) && IsCall(tokens, index))
        {
            return token.Text == Functions.YearsSince ? TakeYear(tokens, index) : Open(token, token.Text, index + 2);
        }

        if (vocabulary.Figures.TryGetValue(token.Text, out var figure))
        {
            return TakeView(token, figure, member, index);
        }

        if (member is null && vocabulary.Numbers.Contains(token.Text, StringComparer.Ordinal))
        {
            Write(token, token.Text);
            return index + 1;
        }

        return member is null && Vocabulary.IsWord(token.Text) ? TakeWord(token, index) : RefuseName(tokens, index, member, wasOperand);
    }

    private int TakeWord(Token token, int index)
    {
        if (!calls.AskCondition)
        {
            return Refuse(token, "expressionComparison", token.Text);
        }

        if (token.Text is "true" or "false")
        {
            calls.Compare();
        }

        Write(token, token.Text);
        return index + 1;
    }

    private int TakeOperator(IReadOnlyList<Token> tokens, int index)
    {
        var token = tokens[index];
        if (token.Is("("))
        {
            return Open(token, "", index + 1);
        }

        if (token.Is(")"))
        {
            return Write(token, calls.Close(token), index + 1, tokens);
        }

        if (token.Is(","))
        {
            return TakeComma(tokens, index);
        }

        if (token.Is("."))
        {
            return Refuse(token, "expressionUnexpected", ".");
        }

        if (Comparing.Contains(token.Text, StringComparer.Ordinal))
        {
            if (!calls.AskCondition)
            {
                return Refuse(token, "expressionComparison", token.Text);
            }

            calls.Compare();
        }

        Write(token, token.Text);
        return index + 1;
    }

    private int TakeComma(IReadOnlyList<Token> tokens, int index)
    {
        var token = tokens[index];
        if (!calls.IsFunction)
        {
            return DecimalComma.At(tokens, index) is { } decimals ? Refuse(decimals) : Refuse(token, "expressionUnexpected", ",");
        }

        if (!calls.IsPow)
        {
            return Write(token, calls.Next(token), index + 1, tokens);
        }

        // The exponent of a whole power is a whole number, no decimal.
        var sign = index + 1 < tokens.Count && tokens[index + 1].Is("-") ? 1 : 0;
        if (index + sign + 2 >= tokens.Count || !tokens[index + sign + 2].Is(")") || tokens[index + sign + 1] is not { Kind: TokenKind.Number } number
            || !int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var exponent) || exponent > Powers.LargestExponent)
        {
            return Refuse(token, "expressionExponent", Powers.LargestExponent);
        }

        afterOperand = true;
        var (comma, problem) = calls.Next(token);
        return Write(token, (FormattableString.Invariant($"{comma} {(sign == 1 ? -exponent : exponent)}"), problem), index + sign + 2, tokens);
    }

    private int TakeFunction(IReadOnlyList<Token> tokens, int index, Token? member)
    {
        if (member is not { } name || !Functions.OfMath.Contains(name.Text, StringComparer.Ordinal) || !IsCall(tokens, index + 2))
        {
            return RefuseFunction(tokens[index], member?.Text);
        }

        return Open(tokens[index], name.Text, index + 4);
    }

    private int TakeYear(IReadOnlyList<Token> tokens, int index)
    {
        if (index + 3 >= tokens.Count || !tokens[index + 3].Is(")") || tokens[index + 2].Kind != TokenKind.Number
            || !Period.TryParse(tokens[index + 2].Text, out var year))
        {
            return Refuse(tokens[index], "expressionYear");
        }

        Write(tokens[index], FormattableString.Invariant($"({Vocabulary.JudgedYear} - {year.Year}m)"));
        return index + 4;
    }

    private int TakeView(Token token, Plans.Figure figure, Token? member, int index)
    {
        if (member is not { Kind: TokenKind.Name } name)
        {
            return Refuse(token, "expressionNoView" + figure.Type, token.Text);
        }

        if (Vocabulary.ViewNamed(figure.Type, name.Text) is not { } found)
        {
            return Refuse(name, "expressionWrongView" + figure.Type, token.Text, name.Text);
        }

        var input = new Input(figure, found.View, Year: found.Year);
        input = input with { OnlyDivides = dividing.Contains(input) };
        var place = inputs.IndexOf(input);
        if (place < 0)
        {
            place = inputs.Count;
            inputs.Add(input);
        }

        Write(token, ParameterOf(place));
        return index + 3;
    }

    /// <summary>The parser reads long whole numbers only as reals, whatever their suffix.</summary>
    private static string Literal(string number) =>
        number.Length > LongestWhole && !number.Contains('.', StringComparison.Ordinal) ? number + ".0m" : number + "m";

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

    private static bool IsCall(IReadOnlyList<Token> tokens, int name) => name + 1 < tokens.Count && tokens[name + 1].Is("(");

    private int Open(Token token, string function, int next)
    {
        Write(token, calls.Open(token, function));
        afterOperand = false;
        return next;
    }

    private int Write(Token token, (string Text, ExpressionProblem? Problem) piece, int next, IReadOnlyList<Token> tokens)
    {
        Write(token, piece.Text);
        return piece.Problem is null ? next : Refuse(DecimalComma.In(tokens) ?? piece.Problem);
    }

    private void Write(Token token, string translated)
    {
        places.Add((text.Length, token.Position));
        text.Append(translated).Append(' ');
    }

    private int Refuse(Token token, string key, params object?[] values) => Refuse(new ExpressionProblem(token.Position, key, values));

    private int Refuse(ExpressionProblem problem)
    {
        Problem = problem;
        return int.MaxValue;
    }
}
