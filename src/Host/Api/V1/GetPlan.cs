using System.ComponentModel;
using ActionPlan.Host.Access;
using ActionPlan.Host.Figures;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Api.V1;

/// <summary>What there is: the ids that all else is asked and sent by.</summary>
internal static class GetPlan
{
    public static void MapGetPlan(this IEndpointRouteBuilder api) => api.MapGet("/plan", Get).Needs(Right.ReadPlan)
        .Produces<PlanFacts>().Problems().WithName("getPlan").WithTags("Chương trình").WithSummary("Lấy mã số liệu, chỉ tiêu, đơn vị, địa bàn")
        .WithDescription("Chương trình đang có hiệu lực. Mọi mã dùng trong các địa chỉ khác nằm ở đây; khóa nào cũng đọc được.");

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<PlanFacts> Get(PlanInForce plans) => TypedResults.Ok(PlanFacts.Of(plans.Current));
}

internal sealed record PlanFacts
{
    [Description("Mã chương trình.")]
    public required string Id { get; init; }

    [Description("Tên chương trình.")]
    public required string Name { get; init; }

    [Description("Phiên bản: SHA-256 của các tệp.")]
    public required string Version { get; init; }

    [Description("Quý đầu của nhiệm kỳ.")]
    public required string From { get; init; }

    [Description("Quý cuối của nhiệm kỳ.")]
    public required string To { get; init; }

    [Description("Các đơn vị.")]
    public required IReadOnlyList<UnitFacts> Units { get; init; }

    [Description("Các địa bàn, cấp trên trước cấp dưới.")]
    public required IReadOnlyList<AreaFacts> Areas { get; init; }

    [Description("Các số liệu phải nhập.")]
    public required IReadOnlyList<FigureFacts> Figures { get; init; }

    [Description("Các chỉ tiêu.")]
    public required IReadOnlyList<TargetFacts> Targets { get; init; }

    public static PlanFacts Of(Plan plan)
    {
        var needSource = plan.FiguresWithSource();
        return new PlanFacts
        {
            Id = plan.Id, Name = plan.Name, Version = plan.Version, From = plan.From.ToString(), To = plan.To.ToString(),
            Units = [.. plan.File.Units.Select(unit => new UnitFacts { Id = unit.Id, Name = unit.Name, To = unit.To })],
            Areas =
                [.. plan.Areas.All.Select(
                    area => new AreaFacts { Id = area.Id, Name = area.Name, Kind = area.Kind, Parent = plan.Areas.ParentOf(area)?.Id, From = area.From,
                        To = area.To, MergedInto = area.MergedInto, SplitFrom = area.SplitFrom, Share = area.Share })],
            Figures =
            [
                .. plan.Figures.Select(figure => new FigureFacts
                {
                    Id = figure.Id, Name = figure.Name, Module = figure.Module, MeasuredIn = figure.Definition.MeasuredIn, Type = figure.Type,
                    Every = figure.Every,
                    At = figure.Definition.At, ReportedBy = figure.ReportedBy, NeedsSource = needSource.Contains(figure.Id),
                    Counted = figure.Definition.Counted,
                }),
            ],
            Targets =
            [
                .. plan.Targets.Select(target => new TargetFacts
                {
                    Id = target.Key, Number = target.Definition.Number, Name = target.Definition.Name, Module = target.Module,
                    MeasuredIn = target.Definition.MeasuredIn,
                    Responsible = target.Definition.Responsible, Kind = target.Definition.Kind, Every = target.Definition.Every,
                    Figures = [.. target.FigureIds],
                }),
            ],
        };
    }
}

internal sealed record UnitFacts
{
    [Description("Mã đơn vị.")]
    public required string Id { get; init; }

    [Description("Tên đơn vị.")]
    public required string Name { get; init; }

    [Description("Ngày hoạt động cuối cùng.")]
    public required DateOnly? To { get; init; }
}

internal sealed record AreaFacts
{
    [Description("Mã địa bàn.")]
    public required string Id { get; init; }

    [Description("Tên địa bàn.")]
    public required string Name { get; init; }

    [Description("Loại: ward, neighbourhood …")]
    public required string? Kind { get; init; }

    [Description("Mã địa bàn cấp trên.")]
    public required string? Parent { get; init; }

    [Description("Ngày đầu tồn tại.")]
    public required DateOnly? From { get; init; }

    [Description("Ngày cuối tồn tại.")]
    public required DateOnly? To { get; init; }

    [Description("Mã địa bàn được sáp nhập vào.")]
    public required string? MergedInto { get; init; }

    [Description("Mã địa bàn bị chia tách thành địa bàn này.")]
    public required string? SplitFrom { get; init; }

    [Description("Phần số liệu của địa bàn bị chia tách được tính cho địa bàn này.")]
    public required decimal? Share { get; init; }
}

internal sealed record FigureFacts
{
    [Description("Mã số liệu.")]
    public required string Id { get; init; }

    [Description("Tên số liệu.")]
    public required string Name { get; init; }

    [Description("Mã lĩnh vực.")]
    public required string Module { get; init; }

    [Description("Đơn vị tính.")]
    public required string MeasuredIn { get; init; }

    [Description("flow cộng dồn theo thời gian; stock mức tại một thời điểm; quota giao trước cho cả năm.")]
    public required FigureType Type { get; init; }

    [Description("Nhập mỗi quý hay mỗi năm.")]
    public required Frequency Every { get; init; }

    [Description("Loại địa bàn phải nhập; null là cấp cao nhất.")]
    public required string? At { get; init; }

    [Description("Mã đơn vị báo cáo.")]
    public required string? ReportedBy { get; init; }

    [Description("Phải kèm số, ngày của văn bản công nhận.")]
    public required bool NeedsSource { get; init; }

    [Description("Được đếm từ sổ theo dõi, không gửi lên được.")]
    public required bool Counted { get; init; }
}

internal sealed record TargetFacts
{
    [Description("Mã chỉ tiêu: lĩnh vực.chỉ tiêu.")]
    public required string Id { get; init; }

    [Description("Số thứ tự trong văn bản.")]
    public required string? Number { get; init; }

    [Description("Tên chỉ tiêu.")]
    public required string Name { get; init; }

    [Description("Mã lĩnh vực.")]
    public required string Module { get; init; }

    [Description("Đơn vị tính.")]
    public required string MeasuredIn { get; init; }

    [Description("Mã đơn vị chịu trách nhiệm.")]
    public required string Responsible { get; init; }

    [Description("Cách tính hạn của chỉ tiêu.")]
    public required TargetKind Kind { get; init; }

    [Description("Đánh giá mỗi quý hay mỗi năm.")]
    public required Frequency Every { get; init; }

    [Description("Mã các số liệu dùng để tính.")]
    public required IReadOnlyList<string> Figures { get; init; }
}
