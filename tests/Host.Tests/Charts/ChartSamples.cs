using ActionPlan.Host.Charts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Charts;

internal static class ChartSamples
{
    public static Period Quarter(int index) => Period.Parse("2020-Q3").AddQuarters(index);

    public static CourseChart Crime { get; } = new(
        "14a. Số vụ phạm pháp hình sự trên 10.000 dân",
        "vụ/10.000 dân",
        [
            new(Quarter(0), 1.1m, 5, 3.75m, Status.OnTrack),
            new(Quarter(1), 4.79m, 5, 5, Status.Met),
            new(Quarter(2), null, 5, 1.25m, Status.NoData),
            new(Quarter(3), 2.75m, 5, 2.5m, Status.AtRisk),
        ],
        5.5m,
        Quarter(5));

    public static HeatMap Map(int rows, int columns) => new(
        "Kết quả đánh giá theo quý",
        [.. Enumerable.Range(0, columns).Select(Quarter)],
        [
            .. Enumerable.Range(0, rows).Select(row => new HeatMapRow(
                $"{row + 1}a",
                "Đến năm 2025 trám lấp ít nhất 840 giếng khoan, bảo đảm không gây ô nhiễm nguồn nước ngầm của các khu dân cư",
                [.. Enumerable.Range(0, columns).Select(column => (Status?)((row + column) % 8))])),
        ]);

    public static Bullet Satisfaction { get; } = new("20. Hài lòng", "%", 93.4m, 90, null, 88, 95, Status.Met);
}
