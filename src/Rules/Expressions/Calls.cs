namespace ActionPlan.Rules.Expressions;

/// <summary>
/// The parentheses that are open while an expression is translated, and what may stand in each: a condition only where a function asks for
/// one, a comma only between arguments.
/// </summary>
/// <param name="isCondition">Whether the whole expression is a condition.</param>
internal sealed class Calls(bool isCondition)
{
    private readonly Stack<Call> open = new();

    /// <summary>Whether a condition is asked for here.</summary>
    public bool AskCondition => open.TryPeek(out var call) ? call.AsksCondition : isCondition;

    /// <summary>Whether a comma may stand here.</summary>
    public bool IsFunction => open.TryPeek(out var call) && call.Name.Length > 0;

    /// <summary>Whether the place is a whole power's exponent once a comma is passed.</summary>
    public bool IsPow => open.TryPeek(out var call) && call.Name == Functions.Pow;

    /// <summary>Something that decides: a comparison, true, false.</summary>
    public void Compare()
    {
        if (open.TryPeek(out var call))
        {
            call.IsCompared = true;
        }
    }

    /// <summary>Opens a parenthesis, and says what to write for it.</summary>
    /// <param name="token">The function's name, or the parenthesis itself.</param>
    /// <param name="name">The function; empty for a parenthesis that only groups.</param>
    public string Open(Token token, string name)
    {
        open.Push(new Call(token, name, AskCondition));
        return name switch
        {
            "" => "(",
            Functions.If => "iif(",
            Functions.Count => "(iif(",
            Functions.Growth or Functions.Pow => $"{nameof(Powers)}.{name}(",
            _ => $"Math.{name}(",
        };
    }

    /// <summary>Passes a comma between two arguments.</summary>
    public (string Text, ExpressionProblem? Problem) Next(Token comma)
    {
        var call = open.Peek();
        var problem = Unasked(call, comma);
        call.Arguments++;
        call.IsCompared = false;
        return (call.Name == Functions.Count ? ", 1m, 0m) + iif(" : ",", problem);
    }

    /// <summary>Closes a parenthesis; one that was never opened has been complained of before.</summary>
    public (string Text, ExpressionProblem? Problem) Close(Token end)
    {
        var call = open.Pop();
        if (call.Name.Length == 0)
        {
            if (call.IsCompared)
            {
                Compare();
            }

            return (")", null);
        }

        var problem = Functions.ArgumentsOf(call.Name) is { } wanted && call.Arguments != wanted
            ? new ExpressionProblem(
                call.Token.Position, "expressionArguments", call.Name, wanted, Functions.Alone.GetValueOrDefault(call.Name) ?? "Math.Pow(1.08, 5)")
            : Unasked(call, end);
        return (call.Name == Functions.Count ? ", 1m, 0m))" : ")", problem);
    }

    /// <summary>A number in the place of a condition.</summary>
    private static ExpressionProblem? Unasked(Call call, Token end) => call.Name.Length > 0 && call.AsksCondition && !call.IsCompared
        ? new ExpressionProblem(end.Position, "expressionConditionExpected", call.Name, Functions.Alone.GetValueOrDefault(call.Name) ?? "")
        : null;

    private sealed class Call(Token token, string name, bool isWithinCondition)
    {
        public Token Token => token;

        public string Name => name;

        public int Arguments { get; set; } = 1;

        public bool IsCompared { get; set; }

        public bool AsksCondition => name switch
        {
            "" => isWithinCondition,
            Functions.If => Arguments == 1,
            Functions.Count => true,
            _ => false,
        };
    }
}
