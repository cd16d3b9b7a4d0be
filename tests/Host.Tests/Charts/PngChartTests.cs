using ActionPlan.Host.Charts;
using ActionPlan.Rules.Judging;
using SkiaSharp;

namespace ActionPlan.Host.Tests.Charts;

public sealed class PngChartTests
{
    [Fact]
    public void A_course_is_a_picture_of_the_size_asked_for()
    {
        using var picture = SKBitmap.Decode(CourseDrawing.Png(ChartSamples.Crime, 640, 300));

        Assert.Equal((640, 300), (picture.Width, picture.Height));
    }

    [Fact]
    public void The_title_leaves_ink_and_each_letter_its_own()
    {
        var written = TitleInk("Đường ệ");

        Assert.True(written > 80, $"{written} dark pixels");
        Assert.Equal(0, TitleInk(" "));
        Assert.NotEqual(written, TitleInk("Duong e"));
    }

    [Fact]
    public void The_font_is_the_one_that_is_brought_along_and_it_is_Vietnamese()
    {
        foreach (var bold in new[] { false, true })
        {
            var typeface = ChartFont.Typeface(bold);

            Assert.StartsWith(ChartFont.Family, typeface.FamilyName, StringComparison.Ordinal);
            Assert.True(typeface.ContainsGlyphs("ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ₫–…≥≤"));
        }
    }

    [Fact]
    public void The_same_chart_gives_the_same_bytes_whichever_threads_draw()
    {
        var alone = DrawAll();
        var together = new string[16];

        Parallel.For(0, together.Length, index => together[index] = DrawAll());

        Assert.All(together, drawn => Assert.Equal(alone, drawn));
    }

    [Fact]
    public void A_missing_quarter_leaves_its_mark_on_the_axis()
    {
        var filled =
            ChartSamples.Crime with { Points =
                [.. ChartSamples.Crime.Points.Select(point => point with { Value = point.Value ?? 1, Status = Status.OnTrack })] };

        Assert.NotEqual(CourseDrawing.Png(filled, 640, 300), CourseDrawing.Png(ChartSamples.Crime, 640, 300));
        Assert.DoesNotContain(StatusLook.Of(Status.NoData).Shape, CourseDrawing.Svg(filled, 640, 300), StringComparison.Ordinal);
        Assert.Contains(StatusLook.Of(Status.NoData).Shape, CourseDrawing.Svg(ChartSamples.Crime, 640, 300), StringComparison.Ordinal);
    }

    public static TheoryData<string> Weird => [.. WeirdCharts.Keys];

    private static Dictionary<string, CourseChart> WeirdCharts { get; } = new(StringComparer.Ordinal)
    {
        ["nothing"] = Chart([]),
        ["no values"] = Chart([new(Q(0), null, 90, null, Status.NoData), new(Q(1), null, null, null, Status.NotApplicable)]),
        ["one value"] = Chart([new(Q(0), 3, null, null, Status.Monitored)]),
        ["one quarter at its threshold"] = Chart([new(Q(0), 0, 0, 0, Status.Met)]),
        ["negative"] = Chart([new(Q(0), -7, -3, -5, Status.Missed), new(Q(1), -7, -3, -5, Status.Missed)]),
        ["as large as decimals get"] = Chart([new(Q(0), decimal.MaxValue, decimal.MinValue, 1, Status.Met), new(Q(1), decimal.MinValue, 1, 1, null)]),
        ["as small as decimals get"] = Chart([new(Q(0), 0.0000000000000000000000000001m, -0.0000000000000000000000000001m, null, Status.Met)]),
        ["large and flat"] = Chart([new(Q(0), 10_000_000_000_000_000_000m, null, null, null), new(Q(1), 10_000_000_000_000_000_001m, null, null, null)]),
        ["holes and disorder"] = Chart([new(Q(9), 1, 2, 3, Status.OnTrack), new(Q(2), 4, 2, 3, Status.OnTrack), new(Q(2), 5, 2, 3, Status.OnTrack)]),
        ["24 quarters"] = Chart([.. Enumerable.Range(0, 24).Select(index => new CoursePoint(Q(index), index * index, 400, index * 20, (Status)(index % 8)))]),
        ["200 quarters"] = Chart([.. Enumerable.Range(0, 200).Select(index => new CoursePoint(Q(index), index, 400, null, Status.OnTrack))]),
        ["a year instead of a quarter"] = Chart([new(Period.OfYear(2021), 1, 2, 3, Status.OnTrack)]) with { Forecast = 3, ForecastAt = Period.OfYear(2023) },
        ["a forecast for the past"] = Chart([new(Q(5), 1, 2, 3, Status.OnTrack)]) with { Forecast = 3, ForecastAt = Q(1) },
    };

    [Theory]
    [MemberData(nameof(Weird))]
    public void Weird_courses_are_drawn_too(string name)
    {
        foreach (var (width, height) in new[] { (720, 340), (120, 60) })
        {
            using var picture = SKBitmap.Decode(CourseDrawing.Png(WeirdCharts[name], width, height));
            Assert.Equal(width, picture.Width);
            Assert.Contains("</svg>", CourseDrawing.Svg(WeirdCharts[name], width, height), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(60, 24)]
    [InlineData(3, 90)]
    public void A_heat_map_is_as_high_as_its_rows_need(int rows, int columns)
    {
        using var picture = SKBitmap.Decode(HeatMapDrawing.Png(ChartSamples.Map(rows, columns), 900));

        Assert.Equal(900, picture.Width);
        Assert.True(picture.Height > rows * 20, $"{picture.Height} high");
    }

    [Fact]
    public void Bullets_take_any_values()
    {
        decimal?[] values = [null, 0, -5, 5, decimal.MaxValue, decimal.MinValue];
        foreach (var value in values)
        {
            foreach (var threshold in values)
            {
                var bullet = new Bullet(new string('Ậ', 5000), "%", value, threshold, value, 1, null, Status.AtRisk);
                Assert.NotEmpty(BulletDrawing.Png(bullet, 300, 72));
                Assert.NotEmpty(BulletDrawing.Svg(bullet, 60, 20));
            }
        }
    }

    private static string DrawAll() =>
        Convert.ToHexString(CourseDrawing.Png(ChartSamples.Crime, 400, 240))
        + Convert.ToHexString(HeatMapDrawing.Png(ChartSamples.Map(4, 8), 500))
        + CourseDrawing.Svg(ChartSamples.Crime, 400, 240);

    private static Period Q(int index) => ChartSamples.Quarter(index);

    private static CourseChart Chart(IReadOnlyList<CoursePoint> points) => new("Chỉ tiêu", "%", points, null, null);

    /// <summary>Dark pixels where the title stands; nothing else is drawn there.</summary>
    private static int TitleInk(string title)
    {
        using var picture = SKBitmap.Decode(BulletDrawing.Png(new Bullet(title, "", null, null, null, null, null, Status.NotDue), 300, 72));
        var dark = 0;
        for (var y = 0; y < 22; y++)
        {
            for (var x = 0; x < 120; x++)
            {
                dark += picture.GetPixel(x, y).Red < 120 ? 1 : 0;
            }
        }

        return dark;
    }
}
