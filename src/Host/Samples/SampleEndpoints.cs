using System.Net.Mime;
using ActionPlan.Host.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ActionPlan.Host.Samples;

/// <summary>The buttons that go into the sample and out of it.</summary>
internal static class SampleEndpoints
{
    // Served while the app starts again, so it must stand alone; the script asks until the app answers.
    private const string Waiting =
        """
        <!DOCTYPE html>
        <html lang="vi"><head><meta charset="utf-8"><title>Đang mở lại</title><meta http-equiv="refresh" content="15;url=/">
        <link rel="stylesheet" href="/app.css"><script src="/waiting.js" defer></script></head>
        <body><main><h1>Đang mở lại…</h1><p>Trang sẽ tự hiện ra sau vài giây. Nếu không, hãy <a href="/">mở trang đầu</a>.</p></main></body></html>
        """;

    public static void MapSample(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sample/load", Load).Needs(Right.SwitchSample);
        app.MapPost("/sample/leave", Leave).Needs(Right.SwitchSample);
    }

    private static async Task<IResult> Load(
        HttpContext context, IAntiforgery antiforgery, SampleSwitch sample, IConfiguration configuration, Deployment deployment)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        if (!sample.IsOffered)
        {
            return Say(
                "Số liệu minh hoạ ai cũng vào được, không cần mật khẩu, nên chỉ mở trên máy này. Bản cài đặt này đang mở cho máy khác: hãy cài một bản riêng trên máy của bạn để xem.");
        }

        // Not the request's own cancellation: who closes the page must not leave a sample half loaded.
        var (outcome, _) = await SampleSeed.Load(configuration, deployment.DataFolder, replace: false, CancellationToken.None);
        switch (outcome)
        {
            case SeedOutcome.NoSample:
                return Say("Chương trình này không có số liệu minh hoạ.");
            case SeedOutcome.BadFiles:
                return Say("Số liệu minh hoạ không khớp với chương trình đang dùng. Chạy lệnh seed-sample để xem từng lỗi.");
            case SeedOutcome.Loaded or SeedOutcome.AlreadyThere:
                sample.EnterAndRestart();
                break;
        }

        return TypedResults.Content(Waiting, MediaTypeNames.Text.Html);
    }

    private static async Task<IResult> Leave(HttpContext context, IAntiforgery antiforgery, SampleSwitch sample)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        sample.LeaveAndRestart();
        return TypedResults.Content(Waiting, MediaTypeNames.Text.Html);
    }

    private static ContentHttpResult Say(string text) => TypedResults.Text(text, "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict);
}
