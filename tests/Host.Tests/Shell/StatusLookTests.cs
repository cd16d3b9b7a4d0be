using System.Globalization;
using ActionPlan.Host.Startup;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Shell;

public sealed class StatusLookTests
{
    [Fact]
    public void Every_status_has_a_look_of_its_own()
    {
        Assert.Equal(Enum.GetValues<Status>(), StatusLook.All.Select(look => look.Status));
        Assert.Distinct(StatusLook.All.Select(look => look.Glyph));
        Assert.Distinct(StatusLook.All.Select(look => look.Shape));
        Assert.Distinct(StatusLook.All.Select(look => look.Fill));
        Assert.Distinct(StatusLook.All.Select(look => look.Label(CultureInfo.GetCultureInfo("vi-VN"))));
    }

    [Fact]
    public async Task Pages_colour_them_as_charts_and_mail_do()
    {
        var styles = await File.ReadAllTextAsync(Path.Combine(Folders.Root, "src", "Host", "wwwroot", "app.css"), TestContext.Current.CancellationToken);

        Assert.All(StatusLook.All, look => Assert.Contains(
            $".is-{look.Status} {{ --status-fill: {look.Fill}; --status-ink: {look.OnFill}; --status-line: {look.Line}; }}", styles, StringComparison.Ordinal));
    }

    [Fact]
    public void Statuses_are_named_in_both_languages()
    {
        Assert.Equal("Nguy cơ không đạt", StatusLook.Of(Status.AtRisk).Label(CultureInfo.GetCultureInfo("vi-VN")));
        Assert.Equal("At risk", StatusLook.Of(Status.AtRisk).Label(CultureInfo.GetCultureInfo("en-GB")));
    }

    [Fact]
    public void Marks_and_texts_stand_out_from_what_they_stand_on()
    {
        Assert.All(StatusLook.All, look =>
        {
            Assert.InRange(Contrast(look.Fill, look.OnFill), 4.5, 21);
            Assert.InRange(Contrast("#FFFFFF", look.Line), look.Status == Status.NotDue ? 3 : 4.5, 21);
        });
    }

    /// <summary>WCAG 2 contrast ratio.</summary>
    private static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
