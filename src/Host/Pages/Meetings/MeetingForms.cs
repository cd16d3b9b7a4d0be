using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Meetings;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Meetings;

/// <summary>Recording what a meeting decides, and taking it away as the draft of its conclusion.</summary>
internal static class MeetingForms
{
    public const string Decide = "decide";
    public const string Day = "day";

    /// <summary>The kind of decision that is a unit's commitment; all else is an assignment.</summary>
    public const string Commitment = "commitment";

    public static void MapMeetings(this IEndpointRouteBuilder app)
    {
        app.MapPost("/meeting/decide", Record).Needs(Right.AskExplanation);
        app.MapPost("/meeting/day", SetDay).Needs(Right.AskExplanation);
        app.MapPost("/meeting/withdraw", Withdraw).Needs(Right.AskExplanation);
        app.MapGet("/meeting/conclusion", Download).Needs(Right.ReadPlan);
    }

    public static string ConclusionAddress(Period quarter, Area area) => $"meeting/conclusion?period={quarter}&area={Uri.EscapeDataString(area.Id)}";

    private static async Task<IResult> Record([FromForm] IFormCollection form, FormSending sending)
    {
        if (!Period.TryParse(form["period"], out var quarter))
        {
            return TypedResults.NotFound();
        }

        var (area, target) = (form["area"].ToString(), form.Chosen("target"));
        var part = Enum.TryParse<MeetingPart>(form["part"], out var known) && Enum.IsDefined(known) && (known != MeetingPart.Target || target is not null)
            ? known : MeetingPart.Decisions;
        var page = MeetingStep.AddressOf(part, target, quarter, area);
        if (form.Day("by") is not { } by)
        {
            return await sending.Back(page, Decide, form, nameof(AlertReply.Incomplete));
        }

        var command = new RecordDecision(quarter, area, form["what"], form["person"], by);
        return await sending.Send(page, Decide, form, form["kind"] == Commitment && form.Number("alert") is { } alert
            ? command with { Alert = alert, Cause = form["cause"], Known = form.Number("known") }
            : command with { Unit = form.Chosen("unit"), Target = target });
    }

    private static async Task<IResult> SetDay([FromForm] IFormCollection form, FormSending sending)
    {
        if (!Period.TryParse(form["period"], out var quarter))
        {
            return TypedResults.NotFound();
        }

        var (area, time) = (form["area"].ToString(), form.Chosen("time"));
        var page = MeetingStep.AddressOf(MeetingPart.Changed, null, quarter, area);
        var isTime = TimeOnly.TryParseExact(
            time, ["HH:mm", "HH:mm:ss"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var at);
        return (form.Chosen("on") is not null && form.Day("on") is null) || (time is not null && !isTime)
            ? await sending.Back(page, Day, form, "NoDay")
            : await sending.Send(page, Day, form, new SetMeetingDay(quarter, area, form.Day("on"), isTime ? at : null, form["place"]));
    }

    private static async Task<IResult> Withdraw([FromForm] IFormCollection form, FormSending sending) => Period.TryParse(form["period"], out var quarter)
        ? await sending.Send(MeetingStep.AddressOf(MeetingPart.Decisions, null, quarter, form["area"].ToString()), "withdraw", form,
            new WithdrawDecision(form.Number("id") ?? 0))
        : TypedResults.NotFound();

    private static async Task<IResult> Download(
        string? period, string? area, AppDb db, PlanInForce plans, MeetingReading reading, Conclusion conclusion, CancellationToken cancellation)
    {
        var meeting = await reading.Load(period, area);
        if (meeting.Board is not { } board || meeting.Asked.Misread.Count > 0)
        {
            return TypedResults.NotFound();
        }

        var decided = await new Decisions(db).Of(meeting.Plan, board.Run.Period, meeting.Asked.Area.Id, cancellation);
        var draft = await conclusion.Draft(db, board, meeting.Asked.Area, decided, cancellation);
        return TypedResults.File(
            ReportDocument.Write(draft), ReportDocument.ContentType, TableDownload.SafeName($"du thao ket luan hop {board.Run.Period}") + ".docx");
    }
}
