using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActionPlan.Host.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Alerts;

public sealed partial class DigestTests
{
    private static readonly Digest Police = DigestSamples.Police;

    [Fact]
    public void The_subject_counts_what_stands_badly()
    {
        Assert.Equal(
            "[Chương trình hành động] Quý 3/2024: 1 chỉ tiêu không đạt, 2 nguy cơ, 1 chưa có số liệu",
            (Police with { IsSample = false }).Frame.Subject);
        Assert.Equal(
            "[Chương trình hành động] Quý 3/2024 – Phường 12: 2 chỉ tiêu nguy cơ",
            (Police with { IsSample = false, AreaName = "Phường 12", Bad = [.. Police.Bad.Where(target => target.Status == Status.AtRisk)] }).Frame.Subject);
        Assert.Equal(
            "[Chương trình hành động] Quý 3/2024: đã khắc phục 1 chỉ tiêu, không còn cảnh báo",
            (Police with { IsSample = false, Bad = [] }).Frame.Subject);
    }

    [Fact]
    public async Task Made_up_figures_are_called_so_in_subject_and_both_bodies()
    {
        Assert.StartsWith("[Số liệu minh hoạ, không có thật] ", Police.Frame.Subject, StringComparison.Ordinal);
        Assert.Contains("Số liệu minh hoạ, không có thật", await Shown(Police), StringComparison.Ordinal);
        Assert.Contains("SỐ LIỆU MINH HOẠ, KHÔNG CÓ THẬT", DigestText.Write(Police), StringComparison.Ordinal);

        var real = Police with { IsSample = false };
        Assert.DoesNotContain("minh hoạ", await Shown(real) + DigestText.Write(real) + real.Frame.Subject, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("14a. Số vụ phạm pháp hình sự trên 10.000 dân")]
    [InlineData("5,13 vụ/10.000 dân")]
    [InlineData("dưới 5 vụ/10.000 dân")]
    [InlineData("74,85%")]
    [InlineData("trên 75%")]
    [InlineData("1.234,5 giếng")]
    [InlineData("ít nhất 2.000 giếng")]
    [InlineData("Còn 153,1 giếng mỗi quý trong 5 quý còn lại.")]
    [InlineData("Thiếu 'Số thanh niên nhập ngũ' năm 2024, quá hạn từ 04/10/2024.")]
    [InlineData("✕ Không đạt")]
    [InlineData("! Nguy cơ không đạt")]
    [InlineData("? Chưa có số liệu")]
    [InlineData("Xấu đi (trước: Nguy cơ không đạt)")]
    [InlineData("15b. Khu phố đạt chuẩn an ninh, trật tự")]
    [InlineData("Đã khắc phục – dự kiến đạt")]
    [InlineData("So với thư trước: 2 mới, 1 xấu đi, 1 đã khắc phục.")]
    [InlineData("Đánh giá lúc 08:00 ngày 05/10/2024.")]
    [InlineData("3a. Trám lấp giếng <không sử dụng> & \"bỏ hoang\"")]
    public async Task Both_bodies_say_the_same_in_Vietnamese(string fact)
    {
        Assert.Contains(fact, await Shown(Police), StringComparison.Ordinal);
        Assert.Contains(fact, DigestText.Write(Police), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_from_rule_files_stay_text()
    {
        var hostile = Police with { UnitName = "<script>alert(1)</script>", Bad = [Police.Bad[0] with { Name = "\"><img src=x onerror=alert(1)>" }] };

        var html = await DigestSamples.Html(hostile);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_outside_and_every_picture_has_words()
    {
        var html = await DigestSamples.Html(Police);
        var page = Parse(html);

        Assert.Equal(["cid:chart-1", "cid:chart-2"], page.Descendants("img").Select(image => image.Attribute("src")!.Value));
        Assert.All(page.Descendants("img"), image => Assert.NotEmpty(image.Attribute("alt")!.Value));
        Assert.Empty(page.Descendants("link").Concat(page.Descendants("style")).Concat(page.Descendants("script")));
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.All(page.Descendants("a"), link => Assert.StartsWith("http://127.0.0.1:5080/", link.Attribute("href")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_standing_that_the_newest_quarter_does_not_renew_names_its_quarter()
    {
        var standing = Police with { Bad = [Police.Bad[0] with { JudgedFor = Kernel.Period.Parse("2023-Q4"), Change = DigestChange.Same }] };

        Assert.Contains("Theo kết quả quý 4/2023; quý 3/2024 chưa có kết quả mới.", await Shown(standing), StringComparison.Ordinal);
    }

    // What a reader sees: the text without the tags.
    private static async Task<string> Shown(Digest digest) => Spaces().Replace(Parse(await DigestSamples.Html(digest)).Value, " ");

    // The template writes XML-clean HTML apart from tags that HTML never closes.
    private static XElement Parse(string html)
    {
        var xml = Unclosed().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${tag}/>");
        return XElement.Parse(Entities()
            .Replace(xml, entity => entity.Value is "&lt;" or "&gt;" or "&amp;" or "&quot;" ? entity.Value : WebUtility.HtmlDecode(entity.Value)));
    }

    [GeneratedRegex(@"(?<tag><(meta|img)\b[^>]*?)/?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unclosed();

    [GeneratedRegex("&[a-z]+;", RegexOptions.None, 1000)]
    private static partial Regex Entities();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
