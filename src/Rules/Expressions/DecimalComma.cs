namespace ActionPlan.Rules.Expressions;

/// <summary>A number written with a decimal comma, as Vietnamese do.</summary>
internal static class DecimalComma
{
    /// <summary>The first one, in an expression that cannot be understood.</summary>
    public static ExpressionProblem? In(IReadOnlyList<Token> tokens) =>
        Enumerable.Range(0, tokens.Count).Select(index => At(tokens, index)).FirstOrDefault(found => found is not null);

    /// <summary>The one whose comma this is; null if the comma parts two arguments.</summary>
    public static ExpressionProblem? At(IReadOnlyList<Token> tokens, int comma) => comma > 0 && comma + 1 < tokens.Count && tokens[comma].Is(",")
        && tokens[comma - 1] is { Kind: TokenKind.Number } whole && tokens[comma + 1] is { Kind: TokenKind.Number } part
        && whole.Position + whole.Text.Length == tokens[comma].Position && part.Position == tokens[comma].Position + 1
            ? new ExpressionProblem(tokens[comma].Position, "expressionDecimalComma", $"{whole.Text}.{part.Text}")
            : null;
}
