using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace ActionPlan.Host.Calendars;

/// <summary>Writes entries as iCalendar (RFC 5545), to be read and not to be answered.</summary>
internal static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";
    public const string Published = "PUBLISH";

    private const string Maker = "-//ActionPlan//Chuong trinh hanh dong//VI";

    // No host's name: the site may move, and its entries stay the same.
    private const string Space = "@action-plan";

    /// <param name="name">What the calendar is called.</param>
    /// <param name="entries">What is in it.</param>
    /// <param name="now">When it was written.</param>
    /// <param name="site">The plan's first page; null where entries name no pages.</param>
    public static byte[] Write(Plan plan, string name, IEnumerable<CalendarEntry> entries, DateTimeOffset now, Uri? site = null)
    {
        var zone = plan.TimeZone.Id;
        var calendar = new Ical.Net.Calendar { Method = Published, ProductId = Maker };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", zone);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT6H");
        var events = entries.Select(entry => Event(entry, zone, now, site)).ToList();
        if (events.Exists(one => !one.IsAllDay))
        {
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone, now.UtcDateTime.AddYears(-1), includeHistoricalData: false));
        }

        calendar.Events.AddRange(events);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(CalendarEntry entry, string zone, DateTimeOffset now, Uri? site) => new()
    {
        Uid = entry.Key + Space,
        DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        Summary = entry.Title,
        Description = entry.More,
        Location = entry.Place,
        Url = site is null || entry.Page is null ? null : new Uri(site, entry.Page),
        Start = entry.At is { } at ? new CalDateTime(entry.On.ToDateTime(at), zone) : new CalDateTime(entry.On),
        // The day after is the first that is not in it.
        End = entry.At is null ? new CalDateTime(entry.On.AddDays(1)) : null,
        // Nobody is busy all day for something falling due.
        Transparency = entry.At is null ? TransparencyType.Transparent : TransparencyType.Opaque,
    };
}
