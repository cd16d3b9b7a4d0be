using ActionPlan.Host.Summaries;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Summaries;

/// <summary>Summaries with as much to say as anybody likes.</summary>
internal static class LoadedSummary
{
    public const string Long =
        "Tỷ lệ hộ gia đình, cơ sở sản xuất kinh doanh ký cam kết không xả rác ra đường và kênh rạch, phân loại chất thải rắn sinh hoạt tại nguồn theo đúng quy định của Thành phố";

    public static Summary Of(int endangered, int matters, bool numbered = true, string name = Long) => new()
    {
        PlanName = "Chương trình hành động Phường 12, quận Gò Vấp, nhiệm kỳ 2020–2025",
        Subject = "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc phường",
        IsOfModule = true,
        Area = "Phường 12",
        Quarter = "quý III/2025",
        NextQuarter = "quý IV/2025",
        Run = new SummaryRun(22, new DateTimeOffset(2025, 10, 5, 8, 0, 0, TimeSpan.FromHours(7)), new string('a', 64)),
        AsOf = new DateOnly(2025, 10, 6),
        IsSample = true,
        Address = "/summaries/modules/security?period=2025-Q3&area=phuong-12",
        Answers = $"Đơn vị chịu trách nhiệm (số chỉ tiêu): {string.Join(", ", Enumerable.Repeat("Khối Dân vận (Mặt trận và các đoàn thể) (3)", 6))}",
        Targets = endangered + 8,
        Counts = [.. Enum.GetValues<Status>().Select(status => (status, 8))],
        Endangered = [.. Enumerable.Range(1, endangered).Select(i => Target(numbered ? $"{i}" : null, $"{name} số {i}", (Status)(i * 3 / (endangered + 1))))],
        Others = ["5 dự kiến đạt: 1, 3a, 3b, 5, 9b", "3 đạt: 2a, 2b, 2c"],
        Overdue = Matters("Cam kết chưa có kết quả", matters),
        Next = Matters("Hoàn thành nhiệm vụ", matters),
        Figures = Matters("Số liệu phải nộp", matters),
    };

    private static Endangered Target(string? number, string name, Status status) => new(
        number is null ? name : $"{number}. {name}", number ?? name, status, "72,73% (yêu cầu trên 75%)", $"Phấn đấu đạt trên 75% (hiện 72,73%). {Long}",
        "Công an phường", $"{Long}. Cam kết: {Long} (Nguyễn An, hạn 30/11/2025).", "/targets/security/detectionRate");

    private static SummaryList Matters(string what, int count) =>
        new([.. Enumerable.Range(1, count).Select(i => new SummaryItem($"{what} {i}: {Long}", "/overdue"))]);
}
