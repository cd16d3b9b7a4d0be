using ActionPlan.Host.Startup;
using static ActionPlan.Host.Reports.Drafting.Phrases;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports.Drafting;

/// <summary>What the report is on, where its numbers come from, and the section on leadership, of which the system knows little.</summary>
internal static class OpeningProse
{
    /// <summary>'Chương trình hành động số 01-CTr/ĐU ngày 28/05/2020'.</summary>
    public static string Programme(ReportFacts facts)
    {
        var file = facts.Plan.File;
        return file.Number is null ? facts.Plan.Name : $"Chương trình hành động số {file.Number}" + (file.Date is { } on ? $" ngày {Day(on)}" : "");
    }

    public static string Opening(ReportFacts facts) => Text(
    [
        $"Thực hiện {Programme(facts)}{(facts.Plan.File.IssuedBy is { } body ? " của " + body : "")}, kết quả {facts.Span} "
            + (facts.Kind == ReportKind.Term ? "như sau:" : $"và nhiệm vụ trọng tâm {facts.Next} như sau:"),
        $"Số liệu trong báo cáo được chốt theo lần đánh giá số {Token("lan", "so")}, hoàn thành ngày {Token("lan", "ngay")}; số liệu nhập hoặc điều chỉnh sau thời điểm đó không làm thay đổi báo cáo này.",
    ]);

    public static string Leadership(ReportFacts facts) => Text(
    [
        $"Chương trình giao {Token("tong", "sochitieu")} chỉ tiêu cho {Token("tong", "sodonvi")} đơn vị chịu trách nhiệm"
            + (facts.Plan.File.Programmes.Count > 0 ? $", {Token("tong", "sochuongtrinh")} chương trình trọng điểm" : "")
            + (facts.Plan.File.Works.Count > 0 ? $", {Token("tong", "socongtrinh")} công trình trọng điểm" : "")
            + (facts.Plan.File.Assignments.Count > 0 ? $", {Token("tong", "sonhiemvu")} nhiệm vụ" : "") + ".",
        Alerts(facts),
        ToFill("Văn phòng bổ sung: văn bản đã ban hành, hội nghị, kiểm tra, đôn đốc trong kỳ"),
    ]);

    private static string Alerts(ReportFacts facts)
    {
        var commitments = facts.Snapshot.Commitments;
        var told = $"Đến ngày {Token("lan", "laynhap")}, có {Token("tong", "canhbao")} chỉ tiêu đang được cảnh báo đến đơn vị chịu trách nhiệm; ";
        return commitments.Count == 0 ? ""
            : commitments.Any(one => one.Cause is not null || one.Remedy is not null)
                ? told + $"đơn vị đã nêu nguyên nhân hoặc biện pháp khắc phục đối với {Token("tong", "cocamket")} chỉ tiêu."
                : told + "các đơn vị chưa nêu nguyên nhân, biện pháp khắc phục trên hệ thống.";
    }
}
