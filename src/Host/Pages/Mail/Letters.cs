using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Mail;
using MimeKit;

namespace ActionPlan.Host.Pages.Mail;

/// <summary>Stored messages as files, and as they look: without scripts, links to other machines, or a way out of their frame.</summary>
internal static class Letters
{
    private const string Shut =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static void MapLetters(this WebApplication app)
    {
        app.MapGroup("").TellsWhoTakesWhat()
            .MapGet("/mail/{id:long}.eml", async Task<IResult> (
                long id, OutboxReading messages, Composing composing, Dispatch dispatch, CancellationToken cancellation) =>
            await Mime(messages, composing, id, cancellation) is { } mime
                ? TypedResults.File(AsSent(dispatch, mime), "message/rfc822", FormattableString.Invariant($"{id}.eml"))
                : TypedResults.NotFound()).Needs(Right.ReadPlan);

        app.MapGet("/mail/{id:long}/html", async Task<IResult> (
            long id, HttpContext context, OutboxReading messages, Composing composing, Dispatch dispatch, CancellationToken cancellation) =>
        {
            if (await Mime(messages, composing, id, cancellation) is not { } mime)
            {
                return TypedResults.NotFound();
            }

            using var message = dispatch.Ready(mime);
            context.Response.Headers.ContentSecurityPolicy = Shut;
            return TypedResults.Content(WithItsPictures(message), "text/html; charset=utf-8");
        }).Needs(Right.ReadPlan);
    }

    private static async Task<byte[]?> Mime(OutboxReading messages, Composing composing, long id, CancellationToken cancellation) =>
        await messages.MessageOf(id, cancellation) is { } row ? await composing.Look(row, cancellation) : null;

    private static byte[] AsSent(Dispatch dispatch, byte[] mime)
    {
        using var message = dispatch.Ready(mime);
        using var bytes = new MemoryStream();
        message.WriteTo(bytes);
        return bytes.ToArray();
    }

    // To the closing quote: 'chart-1' begins 'chart-10'.
    private static string WithItsPictures(MimeMessage message)
    {
        var html = message.HtmlBody ?? "";
        foreach (var part in message.BodyParts.OfType<MimePart>().Where(part => part.ContentId is not null && part.ContentType.IsMimeType("image", "*")))
        {
            using var bytes = new MemoryStream();
            part.Content?.DecodeTo(bytes);
            html = html.Replace($"\"cid:{part.ContentId}\"", $"\"data:{part.ContentType.MimeType};base64,{Convert.ToBase64String(bytes.ToArray())}\"",
                StringComparison.Ordinal);
        }

        return html;
    }
}
