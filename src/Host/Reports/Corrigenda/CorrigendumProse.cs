using ActionPlan.Host.Mail;
using ActionPlan.Host.Startup;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Reports.Drafting.Phrases;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>A corrigendum's text: to what, why, and what changes.</summary>
internal static class CorrigendumProse
{
    public static string Opening(Corrigendum corrigendum) => Text(
    [
        $"Sau khi ban hành {Token("dc", "baocao")} về {corrigendum.Subject}, một số số liệu dùng trong báo cáo được sửa hoặc bổ sung."
            + (corrigendum.Earlier.Count > 0 ? $" Báo cáo đã được đính chính tại {Token("dc", "truocdo")}." : "")
            + $" Căn cứ kết quả đánh giá lại (lần đánh giá số {Token("lan", "so")}, hoàn thành ngày {Token("lan", "ngay")}), nay đính chính như sau:",
    ]);

    public static string Reasons(Corrigendum corrigendum) => Text(
    [
        .. corrigendum.Because().Select(pair => "- " + Why(pair.One, pair.Id)),
        .. corrigendum.Rules.Select(rules => "- " + Why(rules)),
        corrigendum.IsOtherPlan && corrigendum.Rules.Count == 0
            ? "- Chương trình trên hệ thống đã được sửa sau khi báo cáo ban hành; ngưỡng hoặc cách tính của chỉ tiêu có thể khác." : "",
        corrigendum.Figures.Count == 0 && !corrigendum.IsOtherPlan ? ToFill("Văn phòng bổ sung lý do đính chính") : "",
    ]);

    public static string Changes(ReportFacts facts, Corrigendum corrigendum)
    {
        if (corrigendum.Numbers.Count == 0)
        {
            return "Không có số liệu nào đã in phải đính chính.";
        }

        var subjects = corrigendum.Listed().GroupBy(pair => pair.One.Subject, StringComparer.Ordinal)
            .Where(group => facts.Plan.TargetByKey.ContainsKey(group.Key));
        return Text(
        [
            $"Đính chính {Token("dc", "so")} số liệu đã in, thuộc {Token("dc", "chitieu")} chỉ tiêu và các số tổng hợp từ những chỉ tiêu đó. Từng số liệu, vị trí và lý do nêu tại Phụ lục. Cụ thể:",
            .. subjects.Select(group => $"- {group.First().One.Name}: {Told(facts, [.. group])}."),
            $"Các nội dung khác của {Token("dc", "baocao")} không thay đổi; biểu đồ trong báo cáo được hiểu theo số liệu đã đính chính.",
        ]);
    }

    /// <summary>'Số vụ…, Phường 12, quý III/2024: 20 vụ sửa thành 26 vụ. Lý do: …; … duyệt ngày …'.</summary>
    public static string Why(CorrectedFigure figure, int id)
    {
        string Of(string what) => $"[[{CorrigendumNumbers.Figure(id, what)}]]";
        return $"{Of("ten")}: {(figure.Before is null ? $"bổ sung {Of("sau")}, khi ban hành chưa có" : $"{Of("truoc")} sửa thành {Of("sau")}")}. "
            + $"Lý do: {Of("lydo")}; {Of("nguoi")} {(figure.IsApproved ? "duyệt" : "nhập")} ngày {Of("ngay")}.";
    }

    /// <summary>'Quy tắc đánh giá được công bố lại, tính từ quý I/2024. Lý do: …; … công bố ngày …'.</summary>
    public static string Why(RestatedRules rules) =>
        $"Quy tắc đánh giá được công bố lại, tính từ {ReportKinds.InDocument(Shown.Period(rules.From, LetterWords.Vietnamese))}. Lý do: {rules.Reason}; {(rules.By.Length == 0 ? "" : rules.By + " ")}công bố ngày {LetterWords.Day(rules.On)}.";

    private static string Told(ReportFacts facts, IReadOnlyList<(CorrectedNumber One, int Id)> numbers)
    {
        string? Of(string what) => numbers.Where(pair => pair.One.Reference.EndsWith(what, StringComparison.Ordinal))
            .Select(
                pair =>
                    $"[[{CorrigendumNumbers.Printed(pair.Id)}]]{Measure(pair.One, pair.One.Printed)} sửa thành [[{CorrigendumNumbers.Right(pair.Id)}]]{Measure(pair.One, pair.One.Right)}").FirstOrDefault();
        string Measure(CorrectedNumber one, string text) => ReferenceNames.MeasureAfter(facts, one.Reference, text);
        var result = Of(".ketqua") ?? Of(".so");
        var verdict = Of(".danhgia");
        var target = facts.Plan.TargetByKey[numbers[0].One.Subject];
        return (result is null ? "" : $"kết quả {result}; ")
            + (verdict is not null ? $"đánh giá {verdict}" : facts.Of(target) is null
                ? "chưa được đánh giá" : $"đánh giá không đổi ({Token(target, "danhgia")})");
    }
}
