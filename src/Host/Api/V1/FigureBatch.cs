using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ActionPlan.Host.Api.V1;

/// <summary>What is posted, as the document describes it; <see cref="FigureBatchReader"/> reads it, and names each place that is wrong.</summary>
internal sealed record FigureBatch
{
    [Description("Các số liệu gửi lên; nhận tất cả, hoặc không nhận số nào.")]
    public required IReadOnlyList<PostedFigure> Figures { get; init; }
}

internal sealed record PostedFigure
{
    [Description("Mã số liệu, như trong GET /api/v1/plan.")]
    public required string Figure { get; init; }

    [Description("Mã địa bàn.")]
    public required string Area { get; init; }

    [Description("Kỳ: quý viết 2024-Q3, năm viết 2024.")]
    public required string Period { get; init; }

    [Description("Giá trị: số, hoặc chuỗi chữ số với dấu chấm thập phân. Giữ đúng từng chữ số; tối đa 18 chữ số phần nguyên và 10 chữ số thập phân.")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required decimal Value { get; init; }

    [Description("Số, ngày của văn bản công nhận; bắt buộc với số liệu cần văn bản. Bỏ trống thì giữ nguyên văn bản đã ghi.")]
    public string? Source { get; init; }

    [Description("Ghi chú cho người duyệt.")]
    public string? Note { get; init; }
}

/// <summary>How a batch was taken.</summary>
internal sealed record FiguresTaken
{
    [Description("Bao nhiêu số thành bản nháp của đơn vị, chờ đơn vị trình và thủ trưởng duyệt.")]
    public required int Saved { get; init; }

    [Description("Bao nhiêu số đã có đúng như vậy từ trước.")]
    public required int Unchanged { get; init; }

    [Description("Những điều bất thường của các số đã nhận, như người nhập trên trang được báo; không ngăn gì, nên kiểm tra lại.")]
    public required IReadOnlyList<TakenDoubt> Doubts { get; init; }

    [Description("Từng số liệu, theo thứ tự đã gửi.")]
    public required IReadOnlyList<TakenFigure> Figures { get; init; }
}

internal sealed record TakenDoubt
{
    [Description("Chỗ trong lô đã gửi, viết bằng JSON Pointer.")]
    public required string Pointer { get; init; }

    [Description("Điều bất thường.")]
    public required string Detail { get; init; }
}

internal sealed record TakenFigure
{
    [Description("Mã số liệu.")]
    public required string Figure { get; init; }

    [Description("Mã địa bàn.")]
    public required string Area { get; init; }

    [Description("Kỳ.")]
    public required string Period { get; init; }

    [Description("Giá trị như đã nhận.")]
    public required decimal Value { get; init; }

    [Description("saved: đã thành bản nháp; unchanged: đã có đúng như vậy từ trước.")]
    public required TakenAs Result { get; init; }
}

internal enum TakenAs
{
    Saved,
    Unchanged,
}
