using System.Text;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Calendars;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Meetings;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using Ical.Net.CalendarComponents;
using MimeKit;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Calendars;

/// <summary>Calendars on 5 October 2024, as another program reads them.</summary>
public sealed class OwnCalendarTests
{
    private static readonly Actor Leader = Office.Person("Võ Giang", new Grant(Role.Leader));
    private static readonly Actor Inspector = Office.Person("Thanh tra", new Grant(Role.Inspector));
    private static readonly Period Q3 = Period.Parse("2024-Q3");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_finds_the_days_of_what_they_answer_for()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of("security.crime", Status.Missed, 6));
        var alert = (await ward.Alerts()).Single().Id;
        Assert.Equal(AlertReply.Done,
            await ward.Do(Office.Head, new AnswerAlert(alert, "Thiếu người", "Tuần tra, bổ sung; lắp camera", "Nguyễn An", new DateOnly(2024, 11, 30))));
        Assert.Equal(AlertReply.Done,
            await ward.Do(Leader, new RecordDecision(Q3, "ward", "Lập tổ liên ngành", "Trần Chi", new DateOnly(2024, 12, 15)) { Unit = "front" }));
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, new SetMeetingDay(Q3, "ward", new DateOnly(2024, 10, 20), new TimeOnly(8, 30), "Phòng họp A")));
        Assert.Equal(AlertReply.InThePast, await ward.Do(Leader, new SetMeetingDay(Q3, "ward", new DateOnly(2024, 6, 30), null, null)));

        var clerks = await Fetch(ward, Office.Clerk);
        Assert.Contains("Hạn nộp số liệu: Công an phường", Titles(clerks));
        Assert.DoesNotContain(Titles(clerks),
            title => title.Contains("Mặt trận", StringComparison.Ordinal) || title.Contains("tổ liên ngành", StringComparison.Ordinal));
        var remedy = clerks.Single(one => one.Uid == $"remedy-p-{alert}@action-plan");
        Assert.Equal(("Hạn cam kết khắc phục: 1. Số vụ phạm pháp", true, new DateOnly(2024, 11, 30)), (remedy.Summary, remedy.IsAllDay, remedy.Start!.Date));
        Assert.Contains("Tuần tra, bổ sung; lắp camera", remedy.Description, StringComparison.Ordinal);
        Assert.Equal($"https://site.example/p/alerts/{alert}", remedy.Url?.ToString());
        var meeting = clerks.Single(one => one.Summary == "Họp đánh giá quý 3/2024");
        Assert.Equal((false, "Phòng họp A", new DateTime(2024, 10, 20, 1, 30, 0)), (meeting.IsAllDay, meeting.Location, meeting.Start!.AsUtc));

        Assert.Contains("Hạn nhiệm vụ: Lập tổ liên ngành", Titles(await Fetch(ward, Leader)));
        Assert.Contains(Titles(await Fetch(ward, Office.Secretary)), title => title == "Hạn nộp số liệu: 2 đơn vị");
        Assert.Equal(["Họp đánh giá quý 3/2024"], Titles(await Fetch(ward, Inspector)));
        Assert.Empty(await Fetch(ward, Office.Person("Người mới")));
    }

    [Fact]
    public async Task A_reminder_brings_the_day_that_stands_in_the_unit_s_calendars()
    {
        await using var ward = await Ward.Open("2024-09-27 08:00");
        await ward.Get<ReminderSweep>().Run(Cancellation);
        var mail = (await ward.Messages()).Single(one => one.To.Mailboxes.Single().Address == "congan@phuong12.example");

        var file = Assert.IsType<MimePart>(Assert.Single(mail.Attachments), exactMatch: false);
        Assert.Equal(("text/calendar", "PUBLISH", "han-nop-so-lieu.ics"), (file.ContentType.MimeType, file.ContentType.Parameters["method"], file.FileName));
        using var content = new MemoryStream();
        await file.Content!.DecodeToAsync(content, Cancellation);
        var day = Assert.Single(Ical.Net.Calendar.Load(Encoding.UTF8.GetString(content.ToArray()))!.Events);
        Assert.Equal(("due-p-police-20241004@action-plan", true, new DateOnly(2024, 10, 4)), (day.Uid, day.IsAllDay, day.Start!.Date));
        Assert.Contains(await Fetch(ward, Office.Clerk), one => one.Uid == day.Uid);
    }

    [Fact]
    public async Task A_meeting_s_day_can_be_moved_and_called_off()
    {
        await using var ward = await Ward.Open();
        var day = new SetMeetingDay(Q3, "ward", new DateOnly(2024, 10, 20), null, null);
        Assert.Equal(AlertReply.TooFar, await ward.Do(Leader, day with { On = new DateOnly(2040, 1, 1) }));
        Assert.Equal(AlertReply.Unknown, await ward.Do(Leader, day with { Area = "elsewhere" }));
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, day));
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, day with { On = new DateOnly(2024, 10, 22) }));
        Assert.Equal(new DateOnly(2024, 10, 22), Assert.Single(await Fetch(ward, Inspector)).Start!.Date);
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, day with { On = null }));
        Assert.Empty(await Fetch(ward, Inspector));
    }

    private static IEnumerable<string> Titles(IEnumerable<CalendarEvent> events) => events.Select(one => one.Summary!);

    private static async Task<IReadOnlyList<CalendarEvent>> Fetch(Ward ward, Actor reader)
    {
        ward.Get<Acting>().Reads(reader);
        var file = CalendarFile.Write(
            ward.Plan, ward.Plan.Name, await ward.Get<OwnCalendar>().Read(Cancellation), ward.Clock.GetUtcNow(), new Uri("https://site.example/p/"));
        var calendar = Ical.Net.Calendar.Load(Encoding.UTF8.GetString(file))!;
        Assert.Equal("PUBLISH", calendar.Method);
        Assert.Distinct(calendar.Events.Select(one => one.Uid));
        return [.. calendar.Events];
    }
}
