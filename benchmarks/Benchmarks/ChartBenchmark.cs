using ActionPlan.Host.Charts;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using SkiaSharp;

namespace ActionPlan.Benchmarks;

/// <summary>What a letter's chart costs: a country's run draws one for each case that it tells of.</summary>
internal static class ChartBenchmark
{
    private const int Times = 50;

    public static void Run()
    {
        var chart = new CourseChart(
            "14a. Số vụ phạm pháp hình sự trên 10.000 dân – Xã 12", "vụ",
            [.. Enumerable.Range(0, 22)
                .Select(
                    index => new CoursePoint(
                        Period.Parse("2020-Q3").AddQuarters(index), index < 10 ? 4 + index % 3 : null, 5, 4, index < 10 ? Status.Missed : null))],
            null, null);
        Say("drawn whole", () => CourseDrawing.Png(chart, 640, 300));
        using var bitmap = SKBitmap.Decode(CourseDrawing.Png(chart, 640, 300));
        using var pixels = bitmap.PeekPixels();
        foreach (var level in new[] { 1, 3, 6 })
        {
            Say($"its bytes at level {level}: {pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, level))!.Size:N0}",
                () => pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, level))!.Dispose());
        }

        Say("as SVG", () => CourseDrawing.Svg(chart, 640, 300));
    }

    private static void Say(string what, Action draw)
    {
        var took = Clock.Median(3, () =>
        {
            for (var index = 0; index < Times; index++)
            {
                draw();
            }
        });
        Console.WriteLine($"  {what,-50} {took.TotalMilliseconds / Times,12:N2} ms");
    }
}
