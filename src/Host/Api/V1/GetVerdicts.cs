using System.ComponentModel;
using ActionPlan.Host.Access;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Api.V1;

/// <summary>Verdicts as the run in force has stored them; nothing is judged for the asking.</summary>
internal static class GetVerdicts
{
    public static void MapGetVerdicts(this IEndpointRouteBuilder api) => api.MapGet("/verdicts", Get).Needs(Right.FetchVerdicts)
        .Produces<VerdictList>().Problems(400, 404).WithName("getVerdicts").WithTags("Kết quả đánh giá").WithSummary("Lấy kết quả đánh giá của một quý")
        .WithDescription(
            "Theo lần đánh giá đang có hiệu lực của quý. Một lần đánh giá không bao giờ thay đổi; số liệu đính chính sau đó cho lần đánh giá mới với mã lớn hơn.");

    private static async Task<IResult> Get(
        [Description("Quý: 2024-Q3.")] string? period,
        [Description("Chỉ địa bàn này.")] string? area,
        [Description("Mã lần đánh giá; bỏ trống là lần đang có hiệu lực.")] string? run,
        [Description("Bỏ qua bao nhiêu dòng đầu; dùng địa chỉ trong next.")] string? skip,
        [Description("Nhiều nhất bao nhiêu dòng: 1–1000, mặc định 200.")] string? limit,
        HttpContext context, AppDb db, PlanInForce plans, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var query = new ApiQuery(plan);
        var (quarter, place, runId) = (query.Quarter(period), query.Area(area), query.Number("run", run, 1, long.MaxValue));
        var (from, most) = ((int)(query.Number("skip", skip) ?? 0), query.Limit(limit));
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var runs = db.Runs.AsNoTracking();
        var found = await (runId is null ? runs : runs.Where(row => row.Id == runId)).InForce(plan.Id, quarter, cancellation);
        if (found is null)
        {
            return ApiProblem.Answer(404, "NotJudged", quarter.ToString());
        }

        var rows = await db.Verdicts.AsNoTracking().Where(row => row.RunId == found.Id && (place == null || row.Area == place))
            .OrderBy(row => row.Area).ThenBy(row => row.Target).Skip(from).Take(most + 1).ToListAsync(cancellation);
        var judgedBy = plans.Version(found.PlanVersion);
        return TypedResults.Ok(new VerdictList
        {
            Run = new RunFacts { Id = found.Id, Period = quarter.ToString(), PlanVersion = found.PlanVersion, CompletedAt = found.CompletedAt!.Value },
            Items = [.. rows.Take(most).Select(row => VerdictItem.Of(row, judgedBy))],
            Next = rows.Count > most
                ? NextPage.Of(context, "verdicts", ("period", quarter), ("area", place), ("run", found.Id), ("skip", from + most), ("limit", most)) : null,
        });
    }
}

internal sealed record VerdictList
{
    [Description("Lần đánh giá cho các kết quả này.")]
    public required RunFacts Run { get; init; }

    [Description("Các kết quả, theo địa bàn rồi mã chỉ tiêu.")]
    public required IReadOnlyList<VerdictItem> Items { get; init; }

    [Description("Địa chỉ của trang sau; null ở trang cuối.")]
    public required string? Next { get; init; }
}

internal sealed record RunFacts
{
    [Description("Mã lần đánh giá.")]
    public required long Id { get; init; }

    [Description("Quý được đánh giá.")]
    public required string Period { get; init; }

    [Description("Phiên bản chương trình: SHA-256 của các tệp.")]
    public required string PlanVersion { get; init; }

    [Description("Thời điểm hoàn thành.")]
    public required DateTimeOffset CompletedAt { get; init; }
}

internal sealed record VerdictItem
{
    [Description("Mã chỉ tiêu: lĩnh vực.chỉ tiêu.")]
    public required string Target { get; init; }

    [Description("Số thứ tự trong văn bản.")]
    public required string? Number { get; init; }

    [Description("Tên chỉ tiêu.")]
    public required string Name { get; init; }

    [Description("Đơn vị tính.")]
    public required string MeasuredIn { get; init; }

    [Description("Mã địa bàn.")]
    public required string Area { get; init; }

    [Description("Kết quả: missed không đạt; atRisk nguy cơ không đạt; noData thiếu số liệu; onTrack đúng tiến độ; met đạt; notDue chưa đến hạn; notApplicable không áp dụng; monitored theo dõi.")]
    public required Status Status { get; init; }

    [Description("Kết quả cuối cùng của kỳ hạn, không còn thay đổi theo thời gian.")]
    public required bool Final { get; init; }

    [Description("Giá trị, không làm tròn; null khi không tính được.")]
    public required decimal? Value { get; init; }

    [Description("So với ngưỡng thế nào.")]
    public required Comparison? Compared { get; init; }

    [Description("Ngưỡng phải đạt; của một khoảng (between) là mức dưới.")]
    public required decimal? Threshold { get; init; }

    [Description("Mức trên của một khoảng (between); các cách so khác là null.")]
    public required decimal? ThresholdTo { get; init; }

    [Description("Mức lẽ ra đã đạt đến quý này theo lộ trình.")]
    public required decimal? Path { get; init; }

    [Description("Vì sao có kết quả này.")]
    public required string? Reason { get; init; }

    public static VerdictItem Of(VerdictRow row, Plan plan)
    {
        var definition = plan.TargetByKey[row.Target].Definition;
        var remarks = row.ReadRemarks();
        return new VerdictItem
        {
            Target = row.Target, Number = definition.Number, Name = definition.Name, MeasuredIn = definition.MeasuredIn, Area = row.Area,
            Status = row.Status, Final = row.Final, Value = Bare(row.Value), Compared = definition.Threshold?.Is, Threshold = Bare(row.Threshold),
            ThresholdTo = Bare(row.ThresholdTo), Path = Bare(row.Path),
            Reason = remarks.Count == 0 ? null : string.Join(" ", remarks.Select(remark => remark.Text(CultureInfo.CurrentUICulture))),
        };
    }

    private static decimal? Bare(decimal? value) => value is { } number ? ExactNumber.Bare(number) : null;
}
