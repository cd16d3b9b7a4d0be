using System.ComponentModel;
using System.Resources;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ActionPlan.Host.Api.Answers;

/// <summary>What went wrong, as RFC 9457 has it.</summary>
internal sealed record ApiProblem
{
    public const string ContentType = "application/problem+json";
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Api.Answers.ProblemTexts", typeof(ApiProblem).Assembly);

    [Description("Luôn là about:blank: loại lỗi nằm ở status và code.")]
    public string Type { get; init; } = "about:blank";

    [Description("Tên lỗi, theo mã trạng thái HTTP.")]
    public required string Title { get; init; }

    [Description("Mã trạng thái HTTP.")]
    public required int Status { get; init; }

    [Description("Sai ở đâu và thế nào là đúng.")]
    public required string Detail { get; init; }

    [Description("Mã lỗi cho chương trình, không đổi giữa các phiên bản.")]
    public required string Code { get; init; }

    [Description("Từng chỗ sai, khi lỗi nằm trong nội dung gửi lên.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WrongPlace>? Errors { get; init; }

    [Description("Mã để tra nhật ký máy chủ, chỉ có khi lỗi ở phía hệ thống.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    public static ApiProblem Of(int status, string key, params IReadOnlyList<object> values) => new()
    {
        Title = Text("Title." + status.ToString(CultureInfo.InvariantCulture)) ?? Text("Title.Other")!,
        Status = status,
        Detail = Text(key, values) ?? Text("Other")!,
        Code = char.ToLowerInvariant(key[0]) + key[1..],
    };

    public static JsonHttpResult<ApiProblem> Answer(int status, string key, params IReadOnlyList<object> values) => Of(status, key, values).Answer();

    public static string? Text(string key, params IReadOnlyList<object> values) =>
        Texts.GetString(key, CultureInfo.CurrentUICulture) is { } text ? string.Format(CultureInfo.CurrentCulture, text, [.. values]) : null;

    public JsonHttpResult<ApiProblem> Answer() => TypedResults.Json(this, contentType: ContentType, statusCode: Status);
}

/// <summary>A place in what was sent, and what is wrong with it.</summary>
internal sealed record WrongPlace
{
    [Description("Chỗ sai trong nội dung, theo JSON Pointer (RFC 6901): /figures/0/value.")]
    public required string Pointer { get; init; }

    [Description("Mã lỗi cho chương trình.")]
    public required string Code { get; init; }

    [Description("Sai thế nào và thế nào là đúng.")]
    public required string Detail { get; init; }

    public static WrongPlace Of(string pointer, string key, params IReadOnlyList<object> values) => new()
    {
        Pointer = pointer, Code = char.ToLowerInvariant(key[0]) + key[1..], Detail = ApiProblem.Text(key, values)!,
    };
}
