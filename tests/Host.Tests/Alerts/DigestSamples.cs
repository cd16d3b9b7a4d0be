using ActionPlan.Host.Alerts;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>A digest that has one of everything.</summary>
internal static class DigestSamples
{
    public static Digest Police { get; } = new()
    {
        PlanName = "Chương trình hành động nhiệm kỳ 2020–2025, Đảng bộ Phường 12",
        UnitName = "Công an phường",
        Quarter = Period.Parse("2024-Q3"),
        JudgedAt = new DateTimeOffset(2024, 10, 5, 8, 0, 0, TimeSpan.FromHours(7)),
        IsSample = true,
        Home = new Uri("http://127.0.0.1:5080/"),
        Summary = new Uri("http://127.0.0.1:5080/summaries/units/police"),
        Bad =
        [
            new DigestTarget
            {
                Number = "14a", Name = "Số vụ phạm pháp hình sự trên 10.000 dân", MeasuredIn = "vụ/10.000 dân", Status = Status.Missed, Before = Status.AtRisk,
                Change = DigestChange.Worse, JudgedFor = Period.Parse("2024-Q3"), Value = 5.125m, Is = Comparison.Below, Threshold = 5,
                Remarks = ["Đã vượt ngưỡng của cả năm; các quý sau không thể bù lại.", "32 vụ trong 9 tháng, dân số trung bình 62.439 người."],
                AnswerPage = new Uri("http://127.0.0.1:5080/alerts/of/security/crimeRate"),
                Page = new Uri("http://127.0.0.1:5080/targets/security/crimeRate"), Chart = "chart-1",
            },
            new DigestTarget
            {
                Number = "14b", Name = "Tỷ lệ khám phá án", MeasuredIn = "%", Status = Status.AtRisk, Change = DigestChange.New,
                JudgedFor = Period.Parse("2024-Q3"), Value = 74.849m, Is = Comparison.Above, Threshold = 75, Forecast = 76.2m,
                AnswerPage = new Uri("http://127.0.0.1:5080/alerts/of/security/detectionRate"),
                Page = new Uri("http://127.0.0.1:5080/targets/security/detectionRate"), Chart = "chart-2",
            },
            new DigestTarget
            {
                Number = "3a", Name = "Trám lấp giếng <không sử dụng> & \"bỏ hoang\"", MeasuredIn = "giếng", Status = Status.AtRisk, Change = DigestChange.Same,
                JudgedFor = Period.Parse("2024-Q3"), Value = 1234.5m, Is = Comparison.AtLeast, Threshold = 2000,
                Needed = "Còn 153,1 giếng mỗi quý trong 5 quý còn lại.",
                Remarks = ["Mới đạt 1.234,5 giếng, lộ trình đến quý 3/2024 là 1.545,45 giếng.", "Cao hơn mức cao nhất từng đạt trong một quý (120 giếng)."],
                AnswerPage = new Uri("http://127.0.0.1:5080/alerts/of/environment/wellsSealed"),
                Page = new Uri("http://127.0.0.1:5080/targets/environment/wellsSealed"),
            },
            new DigestTarget
            {
                Number = "22", Name = "Tuyển quân", MeasuredIn = "%", Status = Status.NoData, Change = DigestChange.New,
                JudgedFor = Period.Parse("2024-Q3"), Is = Comparison.AtLeast, Threshold = 100,
                Remarks = ["Thiếu 'Số thanh niên nhập ngũ' năm 2024, quá hạn từ 04/10/2024."],
                AnswerPage = new Uri("http://127.0.0.1:5080/alerts/of/security/callUp"),
                Page = new Uri("http://127.0.0.1:5080/targets/security/callUp"),
            },
        ],
        Gone =
            [new DigestDeparture("15b", "Khu phố đạt chuẩn an ninh, trật tự", null, Status.AtRisk, Status.OnTrack, "khu phố", 3,
                DepartureReason.Remedied, null)],
    };

    public static async Task<string> Html(Digest digest)
    {
        await using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var templates = new MailTemplates(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<ILoggerFactory>());
        return await templates.Html<DigestMail, Digest>(digest);
    }
}
