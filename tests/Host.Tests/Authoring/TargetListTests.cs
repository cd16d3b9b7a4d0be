using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Tests.Alerts;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>Targets from a list: what is certain is taken over, and nothing else is guessed.</summary>
public sealed class TargetListTests
{
    [Theory]
    [InlineData("ít nhất 95%", "%", "{\"is\":\"atLeast\",\"of\":95}")]
    [InlineData("Tối thiểu 7,5 m²", "m²", "{\"is\":\"atLeast\",\"of\":7.5}")]
    [InlineData("≥ 98", "%", "{\"is\":\"atLeast\",\"of\":98}")]
    [InlineData("đạt từ 90% trở lên", "%", "{\"is\":\"atLeast\",\"of\":90}")]
    [InlineData("trên 75%", "%", "{\"is\":\"above\",\"of\":75}")]
    [InlineData("Không quá 20 hộ", "hộ", "{\"is\":\"atMost\",\"of\":20}")]
    [InlineData("30 vụ trở xuống", "vụ", "{\"is\":\"atMost\",\"of\":30}")]
    [InlineData("dưới 5 vụ/10.000 dân", "vụ/10.000 dân", "{\"is\":\"below\",\"of\":5}")]
    [InlineData("từ 0,6 đến 1,1", "%", "{\"is\":\"between\",\"of\":[0.6,1.1]}")]
    [InlineData("100%", "%", null)]
    [InlineData("đạt 100%", "%", null)]
    [InlineData("ít nhất 1.000 hộ", "hộ", null)]
    [InlineData("tăng ít nhất 8% mỗi năm", "%", null)]
    [InlineData("giảm 5% so với cùng kỳ", "%", null)]
    [InlineData("ít nhất 95%", "hộ", null)]
    [InlineData("trên 75% dân số", "%", null)]
    [InlineData("hoàn thành trong quý 2", "", null)]
    [InlineData("", "%", null)]
    public void A_threshold_is_read_only_where_its_words_leave_no_doubt(string words, string unit, string? expected) =>
        Assert.Equal(expected, TargetList.Threshold(words, unit)?.ToJsonString());

    [Fact]
    public async Task A_list_becomes_targets_of_the_draft_and_the_checks_name_what_it_does_not_say()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        const string Pasted = "STT\tTên chỉ tiêu\tĐơn vị tính\tNgưỡng\r\n"
            + "4\tTỷ lệ hộ có nước sạch\t%\tít nhất 95%\r\n\r\n5\tSố hộ nghèo\thộ\tgiảm 5% mỗi năm\r\n\tSố hộ nghèo\thộ\r\n";

        var listed = TargetList.Read(Pasted);
        var text = TargetList.Write(RuleText.ReplaceLineEndings("\n"), listed)!;

        Assert.Equal(["Tỷ lệ hộ có nước sạch", "Số hộ nghèo", "Số hộ nghèo"], listed.Select(one => one.Name));
        Assert.Contains("// Chú thích giữ nguyên.", text, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"tyLeHoCoNuoc\"", text, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"soHoNgheo2\"", text, StringComparison.Ordinal);
        Assert.Contains("\"threshold\": { \"is\": \"atLeast\", \"of\": 95 }", text, StringComparison.Ordinal);
        Assert.Contains("chưa đọc được: giảm 5% mỗi năm", text, StringComparison.Ordinal);
        Assert.Contains("\"threshold\": { \"is\": \"below\", \"of\": 5 }",
            TargetList.Write("{\n  \"module\": \"m\"\n}\n", TargetList.Read("1\tSố vụ\tvụ\tdưới 5 vụ")), StringComparison.Ordinal);
        Assert.Null(TargetList.Write("{", listed));
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, text));
        var read = Read(ward, await Draft(ward));
        Assert.Null(read.Plan);
        Assert.Contains(read.Problems, problem => problem.Key == "missingKey" && problem.Values.Contains("responsible"));
        Assert.Equal(DraftReply.Broken, await Propose(ward, Owner, "Thêm"));
    }
}
