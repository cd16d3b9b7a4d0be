namespace ActionPlan.Host.Audit;

/// <summary>Which entries are asked for, as it stands in the address.</summary>
/// <param name="From">The first day, in the plan's time zone.</param>
/// <param name="To">The last day.</param>
/// <param name="Who">Words of the name of who did it, or the beginnings of them.</param>
/// <param name="Action">What was done.</param>
/// <param name="OfPlan">The plan at hand when it happened.</param>
/// <param name="About">Words of what it was about: a unit, an area, a figure, a period, a target, the reason.</param>
internal sealed record AuditFilter(DateOnly? From, DateOnly? To, string? Who, string? Action, string? About, string? OfPlan = null)
{
    public static AuditFilter Read(string? from, string? to, string? who, string? action, string? about, List<Misread> misread, string? plan = null) =>
        new(DayOf(from, misread), DayOf(to, misread), Trimmed(who), Trimmed(action), Trimmed(about), Trimmed(plan));

    public IQueryable<AuditRow> Of(AppDb db, Plan plan)
    {
        IQueryable<AuditRow> found = db.Audit;
        if (From is { } first)
        {
            var start = Start(first, plan);
            found = found.Where(row => row.At >= start);
        }

        if (To is { } last && last < DateOnly.MaxValue)
        {
            var end = Start(last.AddDays(1), plan);
            found = found.Where(row => row.At < end);
        }

        if (Action is { } action)
        {
            found = found.Where(row => row.Action == action);
        }

        if (OfPlan is { } of)
        {
            found = found.Where(row => row.PlanId == of);
        }

        foreach (var word in Words())
        {
            // A range of the index over words, whatever the database thinks of case.
            var (low, high) = (word, word + '\uffff');
            var with = db.AuditWords.Where(known => known.Word.CompareTo(low) >= 0 && known.Word.CompareTo(high) < 0).Select(known => known.Seq);
            found = found.Where(row => with.Contains(row.Seq));
        }

        return found;
    }

    /// <summary>As the end of an address.</summary>
    public string Query(long? before = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("from", IsoDay.Text(From)), ("to", IsoDay.Text(To)), ("who", Who), ("action", Action), ("about", About), ("plan", OfPlan),
            ("before", before?.ToString(CultureInfo.InvariantCulture)),
        ];
        return string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
    }

    private IEnumerable<string> Words() => SearchWords.Split(Who ?? "").Select(word => SearchWords.Who + word).Concat(SearchWords.Split(About ?? ""));

    private static DateTimeOffset Start(DateOnly day, Plan plan)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, plan.TimeZone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static string? Trimmed(string? text) => TypedText.Line(text) is { Length: > 0 } asked ? asked : null;

    private static DateOnly? DayOf(string? text, List<Misread> misread)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (IsoDay.Read(TypedText.Word(text)) is { } day && day > DateOnly.MinValue)
        {
            return day;
        }

        misread.Add(new Misread("NotADay", text));
        return null;
    }
}
