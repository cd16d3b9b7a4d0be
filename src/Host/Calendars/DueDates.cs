using ActionPlan.Host.Due;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Calendars;

/// <summary>Days by which figures are due.</summary>
internal static class DueDates
{
    private const int MostNames = 12;

    /// <summary>What one reader's mail is reminded of: the same entry in a reminder and in the calendars of the unit's people.</summary>
    public static CalendarEntry Of(Plan plan, Recipient recipient, DateOnly day, IReadOnlyCollection<DueEntry> due) => new(
        Key(plan, day, recipient.Unit, recipient.Key.Area), day, $"Hạn nộp số liệu: {recipient.Addressee}")
    {
        More = $"{Count(due.Count)} số liệu: {Names(due.Select(entry => entry.Figure.Name))}",
        Page = "figures",
    };

    /// <summary>Of several units, for whoever watches over all of them.</summary>
    public static CalendarEntry Of(Plan plan, DateOnly day, IReadOnlyCollection<string> units) =>
        new(Key(plan, day), day, $"Hạn nộp số liệu: {Count(units.Count)} đơn vị")
    {
        More = Names(units.Select(plan.UnitName)),
        Page = "completeness",
    };

    private static string Key(Plan plan, DateOnly day, params string[] whose) =>
        string.Join('-', ["due", plan.Id, .. whose.Where(part => part.Length > 0), day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)]);

    private static string Names(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return string.Join("; ", all.Take(MostNames)) + (all.Count > MostNames ? $" và {Count(all.Count - MostNames)} loại khác" : "");
    }

    private static string Count(int count) => count.ToString("N0", LetterWords.Vietnamese);
}
