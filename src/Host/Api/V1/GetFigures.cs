using System.ComponentModel;
using ActionPlan.Host.Access;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Api.V1;

/// <summary>Figures out: what was approved, or what the key's own unit has on its way.</summary>
internal static class GetFigures
{
    public static void MapGetFigures(this IEndpointRouteBuilder api) => api.MapGet("/figures", Get).Needs(Right.FetchFigures)
        .Produces<FigureList>().Problems(400).WithName("getFigures").WithTags("Số liệu").WithSummary("Lấy số liệu của một kỳ")
        .WithDescription(
            "Số liệu đã duyệt của mọi đơn vị, hoặc (`state=drafts`) số liệu đang chờ của đơn vị mà khóa thuộc về: để biết số đã gửi được duyệt hay bị trả lại.");

    private static async Task<IResult> Get(
        [Description("Kỳ, đúng như khi nhập: quý 2024-Q3, năm 2024.")] string? period,
        [Description("Chỉ số liệu do đơn vị này báo cáo.")] string? unit,
        [Description("Chỉ địa bàn này.")] string? area,
        [Description("approved (mặc định): đã duyệt; drafts: đang chờ.")] string? state,
        [Description("Chỉ những dòng sau dòng này; dùng địa chỉ trong next.")] string? after,
        [Description("Nhiều nhất bao nhiêu dòng: 1–1000, mặc định 200.")] string? limit,
        HttpContext context, AppDb db, PlanInForce plans, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var query = new ApiQuery(plan);
        var (asked, from, place) = (query.Period(period), query.Unit(unit), query.Area(area));
        var wanted = query.OneOf<FigureChoice>("state", state) ?? FigureChoice.Approved;
        var (past, most) = (query.After(after), query.Limit(limit));
        query.RefuseSkipping(context.Request.Query["skip"]);
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var ids = plan.Figures.Where(figure => from is null || figure.ReportedBy == from).Select(figure => figure.Id).ToArray();
        var found = wanted == FigureChoice.Approved
            ? await Approved(db, plan, asked, place, ids, past).Take(most + 1).Select(row => FigureItem.Of(row)).ToListAsync(cancellation)
            : await Drafts(db, plan, asked, place, ids, past).Take(most + 1).Select(row => FigureItem.Of(row)).ToListAsync(cancellation);
        var doubted = wanted == FigureChoice.Approved
            ? await new CountsInDoubt(db, plans).Why(plans.For(asked.LastQuarter), asked, cancellation) : new Dictionary<CellKey, Area>();
        return TypedResults.Ok(new FigureList
        {
            Items = [.. found.Take(most).Select(item => doubted.ContainsKey(new CellKey(item.Figure, item.Area, asked)) ? item with { InDoubt = true } : item)],
            Next = found.Count > most
                ? NextPage.Of(context, "figures", ("period", asked), ("unit", from), ("area", place), ("state", state),
                    ("after", $"{found[most - 1].Area}/{found[most - 1].Figure}"), ("limit", most))
                : null,
        });
    }

    // What comes between two pages moves no row from one to the other: a page goes on behind the row that the one before ended with.
    private static IQueryable<FigureRow> Approved(
        AppDb db, Plan plan, Period period, string? area, string[] ids, (string Area, string Figure) past) => db.Figures.AsNoTracking()
        .Where(row => row.PlanId == plan.Id && row.Period == period && (area == null || row.Area == area) && ids.Contains(row.Figure)
            && (row.Area.CompareTo(past.Area) > 0 || (row.Area == past.Area && row.Figure.CompareTo(past.Figure) > 0)))
        .InForce().OrderBy(row => row.Area).ThenBy(row => row.Figure);

    private static IQueryable<FigureDraftRow> Drafts(
        AppDb db, Plan plan, Period period, string? area, string[] ids, (string Area, string Figure) past) => db.FigureDrafts.AsNoTracking()
        .Where(row => row.PlanId == plan.Id && row.Period == period && (area == null || row.Area == area) && ids.Contains(row.Figure)
            && (row.Area.CompareTo(past.Area) > 0 || (row.Area == past.Area && row.Figure.CompareTo(past.Figure) > 0)))
        .OrderBy(row => row.Area).ThenBy(row => row.Figure);
}

internal enum FigureChoice
{
    Approved,
    Drafts,
}

internal enum FigureStanding
{
    Approved,
    Draft,
    Submitted,
    SentBack,
}

internal sealed record FigureList
{
    [Description("Các số liệu, theo địa bàn rồi mã.")]
    public required IReadOnlyList<FigureItem> Items { get; init; }

    [Description("Địa chỉ của trang sau; null ở trang cuối.")]
    public required string? Next { get; init; }
}

internal sealed record FigureItem
{
    [Description("Mã số liệu.")]
    public required string Figure { get; init; }

    [Description("Mã địa bàn.")]
    public required string Area { get; init; }

    [Description("Kỳ.")]
    public required string Period { get; init; }

    [Description("Giá trị, đúng như đã nhập.")]
    public required decimal Value { get; init; }

    [Description("Số đếm từ sổ mà lời xác nhận sổ đủ không còn giá trị (địa bàn đã tách, nhập): khi đánh giá coi như chưa có.")]
    public bool InDoubt { get; init; }

    [Description("Số, ngày của văn bản công nhận.")]
    public required string? Source { get; init; }

    [Description("approved đã duyệt; draft bản nháp; submitted chờ duyệt; sentBack bị trả lại.")]
    public required FigureStanding State { get; init; }

    [Description("Người hoặc hệ thống đã nhập.")]
    public required string EnteredBy { get; init; }

    [Description("Thời điểm nhập.")]
    public required DateTimeOffset EnteredAt { get; init; }

    [Description("Thời điểm duyệt.")]
    public required DateTimeOffset? ApprovedAt { get; init; }

    [Description("Lý do bị trả lại.")]
    public required string? ReturnedReason { get; init; }

    public static FigureItem Of(FigureRow row) => new()
    {
        Figure = row.Figure, Area = row.Area, Period = row.Period.ToString(), Value = ExactNumber.Bare(row.Value), Source = row.Source,
        State = FigureStanding.Approved, EnteredBy = row.EnteredBy, EnteredAt = row.EnteredAt, ApprovedAt = row.ApprovedAt, ReturnedReason = null,
    };

    public static FigureItem Of(FigureDraftRow row) => new()
    {
        Figure = row.Figure, Area = row.Area, Period = row.Period.ToString(), Value = ExactNumber.Bare(row.Value), Source = row.Source,
        State = row.State switch { DraftState.Submitted => FigureStanding.Submitted, DraftState.SentBack => FigureStanding.SentBack,
            _ => FigureStanding.Draft },
        EnteredBy = row.EnteredBy, EnteredAt = row.EnteredAt, ApprovedAt = null, ReturnedReason = row.ReturnedReason,
    };
}
