namespace ActionPlan.Rules.Expressions;

internal enum TokenKind
{
    Number,
    Name,
    Operator,
}

/// <summary>A piece of an expression and where it begins, counted in characters from 0.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string text) => Kind == TokenKind.Operator && string.Equals(Text, text, StringComparison.Ordinal);
}
