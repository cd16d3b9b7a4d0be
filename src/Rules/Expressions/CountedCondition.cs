namespace ActionPlan.Rules.Expressions;

/// <summary>One of the conditions of a value that is nothing but how many of them hold, times or divided by numbers.</summary>
internal sealed class CountedCondition
{
    private readonly Func<decimal[], decimal, bool> holds;

    private CountedCondition(string text, ParsedExpression parsed)
    {
        Text = text;
        Inputs = parsed.Inputs;
        holds = parsed.Compile<bool>(parsed.Body);
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    public IReadOnlyList<Input> Inputs { get; }

    /// <summary>Whether it holds.</summary>
    /// <param name="arguments">The views' values, of a count that divides by nothing that is zero.</param>
    /// <param name="year">The year of the quarter judged.</param>
    public bool Holds(decimal[] arguments, int year) => holds(arguments, year);

    /// <summary>The conditions of an expression that passed all gates; none where it is something else than their number.</summary>
    public static IReadOnlyList<CountedCondition> In(string text, Vocabulary vocabulary)
    {
        var tokens = Tokenizer.Read(text).Tokens;
        if (tokens.Count < 2 || tokens[0].Text != Functions.Count || !tokens[1].Is("("))
        {
            return [];
        }

        var conditions = new List<CountedCondition>();
        var (depth, begin) = (0, 0);
        for (var index = 1; index < tokens.Count; index++)
        {
            var token = tokens[index];
            if (depth == 1 && (token.Is(",") || token.Is(")")) && Of(text[begin..token.Position].Trim(), vocabulary) is { } condition)
            {
                conditions.Add(condition);
            }

            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            begin = depth == 1 && (token.Is(",") || index == 1) ? token.Position + 1 : begin;
            if (depth == 0)
            {
                return tokens.Skip(index + 1).All(rest => rest.Kind == TokenKind.Number || rest.Is("*") || rest.Is("/")) ? conditions : [];
            }
        }

        return [];
    }

    // One without a figure is no condition by itself: it always holds, or never.
    private static CountedCondition? Of(string text, Vocabulary vocabulary) =>
        ParsedExpression.Of(text, new Vocabulary(vocabulary.Figures, vocabulary.Numbers, isCondition: true)).Parsed is { } parsed
            ? new CountedCondition(text, parsed) : null;
}
