using ActionPlan.Host.Reports.Corrigenda;

namespace ActionPlan.Host.Tests.Versions;

public sealed class RestatedCorrigendumTests
{
    [Fact]
    public void A_corrigendum_after_a_restatement_gives_the_changed_rule_and_its_reason_and_no_corrected_figure()
    {
        var corrigendum = new Corrigendum
        {
            Of = "Báo cáo số 01", Subject = "kết quả", IsOtherPlan = true,
            Rules = [new RestatedRules(Period.Parse("2024-Q1"), "Nghị quyết 12 sửa ngưỡng", "Nguyễn An", new DateOnly(2025, 2, 3))],
        };

        var reasons = CorrigendumProse.Reasons(corrigendum);

        Assert.Contains("Quy tắc đánh giá được công bố lại", reasons, StringComparison.Ordinal);
        Assert.Contains("Lý do: Nghị quyết 12 sửa ngưỡng; Nguyễn An công bố ngày 03/02/2025.", reasons, StringComparison.Ordinal);
        Assert.DoesNotContain("sửa thành", reasons, StringComparison.Ordinal);
        Assert.Contains("đã được sửa sau khi báo cáo ban hành", CorrigendumProse.Reasons(corrigendum with { Rules = [] }), StringComparison.Ordinal);
    }
}
