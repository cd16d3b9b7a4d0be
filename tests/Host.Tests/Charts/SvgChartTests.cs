using System.Xml.Linq;
using ActionPlan.Host.Charts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Charts;

public sealed class SvgChartTests
{
    private const string Hostile = "</title><script>alert(1)</script> & \" ' ]]> <!-- \u202E\u0000\u0008\uD800\uFFFE x onload=alert(1)";

    [Fact]
    public void A_course_says_in_Vietnamese_what_it_shows()
    {
        var texts = TextsOf(CourseDrawing.Svg(ChartSamples.Crime, 720, 340));

        Assert.Contains(ChartSamples.Crime.Title, texts);
        Assert.Contains("Đơn vị tính: vụ/10.000 dân", texts);
        Assert.Contains("Q3/20", texts);
        Assert.Contains("Dự báo nếu giữ nhịp", texts);
        Assert.Contains("Ngưỡng 5", texts);
        Assert.Contains("Dự báo: 5,5", texts);
        Assert.Contains("Chưa có số liệu", texts);
        Assert.Contains("Nguy cơ không đạt", texts);
    }

    [Fact]
    public void A_milestone_is_a_mark_with_its_number_and_one_outside_the_chart_is_not_drawn()
    {
        var chart =
            ChartSamples.Crime with { Milestones =
                [KeyValuePair.Create(ChartSamples.Crime.Points[1].Quarter, 4.5m), KeyValuePair.Create(Period.Parse("2099-Q4"), 7.5m)] };

        var svg = XElement.Parse(CourseDrawing.Svg(chart, 720, 340));

        Assert.Contains("Mốc 4,5", TextsOf(svg.ToString()));
        Assert.DoesNotContain("Mốc 7,5", TextsOf(svg.ToString()));
        Assert.Contains("mốc 4,5", svg.Elements().First(element => element.Name.LocalName == "desc").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_adds_up_from_nothing_begins_there_and_a_level_near_its_values()
    {
        var far =
            ChartSamples.Crime with { Points =
                [.. ChartSamples.Crime.Points.Select(point => point with { Value = point.Value + 800, Threshold = 805, Path = null })], Forecast = null };

        Assert.DoesNotContain("0", TextsOf(CourseDrawing.Svg(far, 720, 340)));
        Assert.Contains("0", TextsOf(CourseDrawing.Svg(far with { FromZero = true }, 720, 340)));
    }

    [Fact]
    public void Where_whole_things_are_counted_the_axis_has_no_halves()
    {
        var two = ChartSamples.Crime with
        {
            Points = [new(ChartSamples.Quarter(0), 2, 1, null, Status.Met), new(ChartSamples.Quarter(1), 0, 1, null, Status.Missed)],
            Forecast = null,
            FromZero = true,
        };

        Assert.Contains("0,5", TextsOf(CourseDrawing.Svg(two, 720, 340)));
        Assert.DoesNotContain("0,5", TextsOf(CourseDrawing.Svg(two with { IsWhole = true }, 720, 340)));
    }

    [Fact]
    public void A_listener_hears_title_and_values()
    {
        var svg = XElement.Parse(CourseDrawing.Svg(ChartSamples.Crime, 720, 340));

        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal(ChartSamples.Crime.Title, svg.Elements().First(element => element.Name.LocalName == "title").Value);
        Assert.Contains("Q4/20: 4,79 – Đạt", svg.Elements().First(element => element.Name.LocalName == "desc").Value, StringComparison.Ordinal);
        Assert.Contains("Be Vietnam Pro", svg.Attribute("font-family")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_money_is_counted_in_thousands_of_millions()
    {
        var chart = new CourseChart(
            "Thu ngân sách", "đồng", [new(ChartSamples.Quarter(0), 12_345_678_901m, 20_000_000_000m, null, Status.OnTrack)], null, null);

        var texts = TextsOf(CourseDrawing.Svg(chart, 720, 340));

        Assert.Contains("Đơn vị tính: tỷ đồng", texts);
        Assert.Contains("12,35 tỷ", texts);
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        var course = ChartSamples.Crime with { Title = Hostile, MeasuredIn = Hostile };
        var map = ChartSamples.Map(2, 2) with { Title = Hostile, Rows = [new HeatMapRow(Hostile, Hostile, [Status.Met])] };
        var bullet = ChartSamples.Satisfaction with { Title = Hostile, MeasuredIn = Hostile };

        Assert.All(
            [CourseDrawing.Svg(course, 720, 340), HeatMapDrawing.Svg(map, 720), BulletDrawing.Svg(bullet, 360, 72)],
            svg =>
            {
                var elements = XElement.Parse(svg).DescendantsAndSelf().ToList();
                Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "a" or "foreignObject");
                Assert.DoesNotContain(elements.Attributes(),
                    attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName == "style");
                Assert.DoesNotContain('\u202E', svg);
                Assert.Contains("alert(1)", XElement.Parse(svg).Elements().First().Value, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Charts_stand_beside_each_other_without_an_id_and_say_what_they_show()
    {
        var untitled = XElement.Parse(CourseDrawing.Svg(ChartSamples.Crime with { Title = "" }, 640, 300));

        Assert.All(
            [
                CourseDrawing.Svg(ChartSamples.Crime, 720, 340), HeatMapDrawing.Svg(ChartSamples.Map(8, 8), 900),
                BulletDrawing.Svg(ChartSamples.Satisfaction, 360, 72),
            ],
            svg => Assert.DoesNotContain(XElement.Parse(svg).DescendantsAndSelf().Attributes(), attribute => attribute.Name == "id"));
        Assert.Equal(CourseWords.Describe(ChartSamples.Crime with { Title = "" }), untitled.Attribute("aria-label")?.Value);
        Assert.DoesNotContain(untitled.Elements(), element => element.Name.LocalName == "title");
    }

    [Fact]
    public void A_heat_map_tells_every_status_by_mark_colour_and_name()
    {
        var svg = XElement.Parse(HeatMapDrawing.Svg(ChartSamples.Map(8, 8), 900));
        var shapes = svg.Descendants().Where(element => element.Attribute("transform") is not null)
            .Select(mark => mark.Attribute("d")?.Value).ToList();
        var texts = TextsOf(svg.ToString());

        Assert.Equal(8, shapes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(StatusLook.All, look => Assert.Contains(look.Label(Cultures.Vietnamese), texts));
        Assert.Contains("2021", texts);
        Assert.Contains("Q4", texts);
    }

    [Fact]
    public void A_quarter_not_judged_stays_empty_in_the_heat_map()
    {
        var map = ChartSamples.Map(1, 2);
        var empty = map with { Rows = [map.Rows[0] with { Cells = [Status.Met, null] }] };

        Assert.DoesNotContain("Q4/20", HeatMapDrawing.Svg(empty, 600).Split("</desc>")[1], StringComparison.Ordinal);
        Assert.Contains("1a, Q4/20: ", HeatMapDrawing.Svg(map, 600), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bullet_names_value_threshold_path_and_stretch()
    {
        var svg = BulletDrawing.Svg(ChartSamples.Satisfaction, 360, 72);

        Assert.Contains("93,4%", TextsOf(svg));
        Assert.Contains("Đạt. Giá trị: 93,4. Ngưỡng: 90. Tiến độ cần đạt: 88. Mức phấn đấu: 95", svg, StringComparison.Ordinal);
    }

    private static List<string> TextsOf(string svg) =>
        [.. XElement.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
}
