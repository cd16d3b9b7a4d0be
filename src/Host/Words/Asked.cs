namespace ActionPlan.Host.Words;

/// <summary>What an address asks for, and what in it could not be understood: a wrong address gets an answer, not an error.</summary>
/// <param name="Quarter">The quarter shown.</param>
/// <param name="Area">The area shown.</param>
/// <param name="Misread">Parts of the address that were ignored.</param>
internal sealed record Asked(Period Quarter, Area Area, IReadOnlyList<Misread> Misread)
{
    /// <param name="usual">The quarter where the address names none.</param>
    /// <param name="period">As the address names it.</param>
    /// <param name="area">As the address names it.</param>
    /// <param name="first">The area where the address names none; the plan's first one where nothing is shown of areas.</param>
    public static Asked Read(Plan plan, Period usual, string? period, string? area, Area? first = null)
    {
        var misread = new List<Misread>();
        var quarter = usual;
        if (!string.IsNullOrWhiteSpace(period))
        {
            if (!Period.TryParse(TypedText.Word(period), out var given))
            {
                misread.Add(new Misread("Asked.NotAPeriod", period));
            }
            else if (given.LastQuarter < plan.From || given.LastQuarter > plan.To)
            {
                misread.Add(new Misread("Asked.OutsideTerm", period));
            }
            else
            {
                quarter = given.LastQuarter;
            }
        }

        var place = first ?? plan.Areas.Roots[0];
        if (!string.IsNullOrWhiteSpace(area))
        {
            if (plan.Areas.Find(TypedText.Word(area)) is { } found)
            {
                place = found;
            }
            else
            {
                misread.Add(new Misread("Asked.NoSuchArea", area));
            }
        }

        return new Asked(quarter, place, misread);
    }

    /// <summary>Reads a filter that is one of the known values; others are reported and ignored.</summary>
    public static string? OneOf(string? given, IEnumerable<string> known, string key, List<Misread> misread)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        if (known.Contains(given, StringComparer.Ordinal))
        {
            return given;
        }

        misread.Add(new Misread(key, given));
        return null;
    }

    /// <summary>The same where the known values are an enumeration's names.</summary>
    public static T? Named<T>(string? given, string key, List<Misread> misread)
        where T : struct, Enum => OneOf(given, Enum.GetNames<T>(), key, misread) is { } known ? Enum.Parse<T>(known) : null;
}
