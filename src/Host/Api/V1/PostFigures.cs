using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using ActionPlan.Host.Access;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Api.V1;

/// <summary>Figures in, as an upload from Excel goes: drafts of the unit, which its head approves.</summary>
internal static class PostFigures
{
    public const int LargestBody = 1024 * 1024;
    private const string Header = "Idempotency-Key";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static void MapPostFigures(this IEndpointRouteBuilder api) => api.MapPost("/figures", Post).Needs(Right.EnterFigures)
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .Accepts<FigureBatch>("application/json").Produces<FiguresTaken>().Problems(400, 409, 413, 415, 422)
        .WithName("postFigures").WithTags("Số liệu").WithSummary("Gửi số liệu")
        .WithDescription("""
            Gửi một lô số liệu vào phiếu của đơn vị. Các số thành **bản nháp**, như khi tải tệp Excel lên: đơn vị trình, thủ trưởng duyệt; khóa không duyệt thay ai.

            Nhận **tất cả hoặc không số nào**: chỗ sai được chỉ bằng JSON Pointer kèm cách viết đúng. Bản nháp do người khác nhập không bị ghi đè (409); bản nháp trước của chính khóa này được thay.

            Gửi lại cùng `Idempotency-Key` với đúng nội dung cũ thì nhận lại câu trả lời cũ (kèm tiêu đề `Idempotent-Replayed: true`), không ghi thêm gì; với nội dung khác thì bị từ chối (422). Chỉ lô đã nhận mới được nhớ, và được nhớ mãi.
            """);

    private static async Task<IResult> Post(
        HttpContext context, [FromHeader(Name = Header)] string? delivery, AppDb db, Acting acting, PlanInForce plans, CommandSender commands,
        CancellationToken cancellation)
    {
        if (delivery is not { Length: > 0 and <= FigureDeliveryRow.LongestId } || !delivery.All(letter => letter is > ' ' and <= '~'))
        {
            return ApiProblem.Answer(400, "NoDeliveryId", FigureDeliveryRow.LongestId);
        }

        if (await Body(context.Request, cancellation) is not { } body)
        {
            return ApiProblem.Answer(413, "TooLarge");
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(body));
        if (await DeliveryTaken.Earlier(db, acting.Actor.KeyId ?? 0, delivery, sha256, cancellation) is { } earlier)
        {
            return Answer(context, earlier, plans.Current);
        }

        var reader = new FigureBatchReader(plans, acting.Actor);
        try
        {
            using var document = Utf8.IsValid(body) ? JsonDocument.Parse(body, Strict) : throw new JsonException();
            reader.Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            return ApiProblem.Answer(400, "BrokenJson", (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1);
        }

        return reader.Wrong.Count > 0
            ? Wrong(reader.IsBeyondTheKey ? 403 : 422, reader.IsBeyondTheKey ? "NotYours" : "WrongFigures", reader.Wrong.Count, reader.Wrong)
            : Answer(context, await commands.Send(new TakeFigures(delivery, sha256, reader.Figures), acting.Actor, cancellation), plans.Current);
    }

    /// <returns>Null where it is larger than may be.</returns>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, cancellation);
            return bytes.ToArray();
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static IResult Answer(HttpContext context, DeliveryTaken taken, Plan plan)
    {
        if (taken.Bad.Count > 0)
        {
            var isConflict = taken.Bad.All(pair => pair.Outcome.Result == CellResult.Conflict);
            return Wrong(isConflict ? 409 : 422, isConflict ? "OthersDrafts" : "WrongFigures", taken.Bad.Count,
                [.. taken.Bad.Take(JsonPlaces.MostTold).Select(pair => Place(pair.Figure, pair.Outcome, plan))]);
        }

        if (taken.Answer is null)
        {
            return ApiProblem.Answer(422, "OtherBody");
        }

        if (taken.IsRepeated)
        {
            context.Response.Headers["Idempotent-Replayed"] = "true";
        }

        return TypedResults.Text(taken.Answer, "application/json; charset=utf-8");
    }

    private static JsonHttpResult<ApiProblem> Wrong(int status, string key, int count, IReadOnlyList<WrongPlace> places) =>
        (ApiProblem.Of(status, key, count) with { Errors = places }).Answer();

    private static WrongPlace Place(DeliveredFigure figure, CellOutcome outcome, Plan plan)
    {
        var pointer = JsonPlaces.At(figure.Place);
        if (outcome.Why is not { } why)
        {
            return WrongPlace.Of(
                pointer, "OthersDraft", figure.Cell.Figure, Show.Number(outcome.Theirs), outcome.TheirName ?? Show.Nothing,
                Show.Moment(outcome.TheirTime, plan.TimeZone));
        }

        return new WrongPlace
        {
            Pointer = pointer + why switch
            {
                Refusal.SourceMissing => "/source",
                Refusal.TooManyDigits or Refusal.BelowZero or Refusal.NotWhole => "/value",
                Refusal.PeriodLocked or Refusal.NotBegun or Refusal.AfterTerm => "/period",
                Refusal.CountedFromRegister => "/figure",
                _ => "",
            },
            Code = JsonNamingPolicy.CamelCase.ConvertName(why.ToString()),
            Detail = RefusedFigure.Text(why, figure.Cell.Figure, figure.Cell.Area, figure.Cell.Period, CultureInfo.CurrentUICulture),
        };
    }
}
