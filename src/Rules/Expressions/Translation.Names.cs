using ActionPlan.Rules.Reading;

namespace ActionPlan.Rules.Expressions;

/// <summary>Names that are not known, and what was probably meant.</summary>
internal sealed partial class Translation
{
    private int RefuseName(IReadOnlyList<Token> tokens, int index, Token? member, bool afterOperand)
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

        if (IsCall(tokens, index))
        {
            return RefuseFunction(token, token.Text);
        }

        var nearest = Nearest.To(token.Text, [.. vocabulary.Figures.Keys, .. vocabulary.Numbers, "Math", .. Functions.Alone.Keys]);
        return nearest is null
            ? Refuse(token, "expressionUnknownName", token.Text, Functions.All)
            : Refuse(token, "expressionUnknownNameNear", token.Text, nearest);
    }

    private int RefuseFunction(Token token, string? written)
    {
        if (token.Text != "Math" && Functions.OfMath.FirstOrDefault(name => string.Equals(name, written, StringComparison.OrdinalIgnoreCase)) is { } bare)
        {
            return Refuse(token, "expressionUnknownFunctionNear", Functions.All, written, $"Math.{bare}");
        }

        var meant = written is null ? null : Nearest.To(written, token.Text == "Math" ? Functions.OfMath : [.. Functions.OfMath, .. Functions.Alone.Keys]);
        return meant is null || (token.Text == "Math" && written == meant)
            ? Refuse(token, "expressionUnknownFunction", Functions.All, written ?? token.Text)
            : Refuse(token, "expressionUnknownFunctionNear", Functions.All, written, Functions.Alone.ContainsKey(meant) ? meant : $"Math.{meant}");
    }
}
