using System.ComponentModel;
using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Api.V1;

/// <summary>Alerts with what the units have promised.</summary>
internal static class GetAlerts
{
    public static void MapGetAlerts(this IEndpointRouteBuilder api) => api.MapGet("/alerts", Get).Needs(Right.FetchAlerts)
        .Produces<AlertList>().Problems(400).WithName("getAlerts").WithTags("Cảnh báo").WithSummary("Lấy cảnh báo và cam kết khắc phục")
        .WithDescription("Theo thứ tự mở, cũ trước. Để hỏi định kỳ: gửi `changedSince` là thời điểm của lần hỏi trước.");

    private static async Task<IResult> Get(
        [Description("open: chưa trả lời; acknowledged: đã cam kết; resolved: đã khép. Bỏ trống là tất cả.")] string? state,
        [Description("Chỉ đơn vị chịu trách nhiệm này.")] string? unit,
        [Description("Chỉ địa bàn này.")] string? area,
        [Description("Chỉ cảnh báo có thay đổi từ thời điểm này: 2024-10-05T08:00:00Z.")] string? changedSince,
        [Description("Chỉ cảnh báo có mã lớn hơn; dùng địa chỉ trong next.")] string? after,
        [Description("Nhiều nhất bao nhiêu dòng: 1–1000, mặc định 200.")] string? limit,
        HttpContext context, AppDb db, PlanInForce plans, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var query = new ApiQuery(plan);
        var (wanted, of, place, since) =
            (query.OneOf<AlertState>("state", state), query.Unit(unit), query.Area(area), query.Moment("changedSince", changedSince));
        var (past, most) = (query.Number("after", after, 0, long.MaxValue) ?? 0, query.Limit(limit));
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = await db.Alerts.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Id > past && (wanted == null || row.State == wanted) && (of == null || row.Unit == of)
                && (place == null || row.Area == place))
            .Where(row => since == null || row.LastChangedAt >= since || row.AnsweredAt >= since || row.ResolvedAt >= since)
            .OrderBy(row => row.Id).Take(most + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new AlertList
        {
            Items = [.. rows.Take(most).Select(AlertItem.Of)],
            Next = rows.Count > most
                ? NextPage.Of(context, "alerts", ("state", state), ("unit", of), ("area", place), ("changedSince", changedSince), ("after", rows[most - 1].Id),
                    ("limit", most))
                : null,
        });
    }
}

internal sealed record AlertList
{
    [Description("Các cảnh báo.")]
    public required IReadOnlyList<AlertItem> Items { get; init; }

    [Description("Địa chỉ của trang sau; null ở trang cuối.")]
    public required string? Next { get; init; }
}

internal sealed record AlertItem
{
    [Description("Mã cảnh báo.")]
    public required long Id { get; init; }

    [Description("Mã chỉ tiêu: lĩnh vực.chỉ tiêu.")]
    public required string Target { get; init; }

    [Description("Mã địa bàn.")]
    public required string Area { get; init; }

    [Description("Mã đơn vị chịu trách nhiệm.")]
    public required string Unit { get; init; }

    [Description("Kết quả đánh giá xấu gần nhất.")]
    public required Status Status { get; init; }

    [Description("open: chưa trả lời; acknowledged: đã cam kết; resolved: đã khép.")]
    public required AlertState State { get; init; }

    [Description("Lần đánh giá đã mở cảnh báo.")]
    public required long OpenedRun { get; init; }

    [Description("Thời điểm mở.")]
    public required DateTimeOffset OpenedAt { get; init; }

    [Description("Thời điểm kết quả thay đổi gần nhất.")]
    public required DateTimeOffset LastChangedAt { get; init; }

    [Description("Thời điểm khép.")]
    public required DateTimeOffset? ResolvedAt { get; init; }

    [Description("Cam kết của đơn vị; null khi chưa có.")]
    public required CommitmentFacts? Commitment { get; init; }

    public static AlertItem Of(AlertRow row) => new()
    {
        Id = row.Id, Target = row.Target, Area = row.Area, Unit = row.Unit, Status = row.Status, State = row.State,
        OpenedRun = row.OpenedRunId, OpenedAt = row.OpenedAt, LastChangedAt = row.LastChangedAt, ResolvedAt = row.ResolvedAt,
        Commitment = row.AnsweredAt is { } at
            ? new CommitmentFacts { Cause = row.Cause, Remedy = row.Remedy, Person = row.RemedyPerson, By = row.RemedyBy, AnsweredAt = at }
            : null,
    };
}

internal sealed record CommitmentFacts
{
    [Description("Nguyên nhân.")]
    public required string? Cause { get; init; }

    [Description("Biện pháp khắc phục.")]
    public required string? Remedy { get; init; }

    [Description("Người chịu trách nhiệm.")]
    public required string? Person { get; init; }

    [Description("Ngày phải khắc phục xong.")]
    public required DateOnly? By { get; init; }

    [Description("Thời điểm cam kết.")]
    public required DateTimeOffset AnsweredAt { get; init; }
}
