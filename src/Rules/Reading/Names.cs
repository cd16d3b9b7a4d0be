using System.Text.RegularExpressions;

namespace ActionPlan.Rules.Reading;

/// <summary>What ids may look like.</summary>
internal static partial class Names
{
    /// <summary>A figure's id: a name in expressions.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{0,63}\z", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex FigureId();

    /// <summary>A target's id.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex TargetId();

    /// <summary>Any other id: also part of addresses on the web.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex Id();
}
