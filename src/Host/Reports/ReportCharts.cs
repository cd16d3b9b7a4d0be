using ActionPlan.Host.Charts;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Reports;

/// <summary>The charts of a report: the heat map, and the courses of targets that are missed or at risk.</summary>
internal static class ReportCharts
{
    /// <summary>Paper has more dots than a screen.</summary>
    private const int Density = 2;
    private const int Width = 680;
    private const int HalfWidth = 500;
    private const int HalfHeight = 205;
    private const int CourseHeight = 270;

    /// <summary>Pages are long enough; the worst come first.</summary>
    private const int MostCourses = 12;
    private const int MostQuarters = 12;
    private const int MostRows = 26;

    /// <summary>In parts that fit on a page, each of whole modules where possible.</summary>
    public static IEnumerable<PictureBlock> HeatMaps(ReportFacts facts)
    {
        var quarters = facts.Runs.Select(run => run.Period).TakeLast(facts.Kind == ReportKind.Term ? int.MaxValue : MostQuarters).ToList();
        var parts = Parts(facts.Plan).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            var names = string.Join(
                ", ", parts[i].Select(target => target.Module).Distinct(StringComparer.Ordinal)
                    .Select(id => facts.Plan.Modules.Single(module => module.Id == id).Name));
            var map = new HeatMap("", quarters, [.. parts[i].Select(target => new HeatMapRow(
                ReportNumbers.Name(target), target.Definition.Name, [.. quarters.Select(quarter => facts.Of(target, quarter)?.Status)]))]);
            yield return new PictureBlock(() => HeatMapDrawing.Png(map, Width, Density), () => HeatMapDrawing.Svg(map, Width),
                $"Bản đồ kết quả các chỉ tiêu: {names}", $"{HeatMapDrawing.Describe(map)} {Words(map)}");
        }
    }

    public static IReadOnlyList<PictureBlock> Endangered(ReportFacts facts) =>
    [
        .. Bad(facts).Take(MostCourses).Select(target =>
        {
            var title = TitleOf(target);
            var chart = JudgedCourse.Of(facts.Plan, target, "", facts.CourseOf(target));
            return new PictureBlock(
                () => CourseDrawing.Png(chart, Width, CourseHeight, Density),
                () => CourseDrawing.Svg(chart, Width, CourseHeight),
                $"Diễn biến chỉ tiêu {title} ({StatusLook.Of(facts.Of(target)!.Status).Label(LetterWords.Vietnamese).ToLower(LetterWords.Vietnamese)})",
                CourseWords.Describe(chart));
        }),
    ];

    /// <summary>A target's course, its title in the picture, half as wide as a lying page.</summary>
    public static PictureBlock Course(ReportFacts facts, Target target)
    {
        var chart = JudgedCourse.Of(facts.Plan, target, TitleOf(target), facts.CourseOf(target));
        return new PictureBlock(
            () => CourseDrawing.Png(chart, HalfWidth, HalfHeight, Density), () => CourseDrawing.Svg(chart, HalfWidth, HalfHeight), "",
            $"{TitleOf(target)}. {CourseWords.Describe(chart)}");
    }

    public static bool AnyLeftOut(ReportFacts facts) => Bad(facts).Skip(MostCourses).Any();

    private static string TitleOf(Target target) => target.Definition.Number is { } number ? $"{number}. {target.Definition.Name}" : target.Definition.Name;

    private static IEnumerable<Target> Bad(ReportFacts facts) => facts.Plan.Targets
        .Where(target => facts.Of(target) is { Value: not null, Status: Status.Missed or Status.AtRisk })
        .OrderBy(target => facts.Of(target)!.Status);

    private static IEnumerable<IReadOnlyList<Target>> Parts(Plan plan)
    {
        var part = new List<Target>();
        foreach (var module in plan.Modules.Select(module => GroupNumbers.OfModule(plan, module.Id)).SelectMany(targets => targets.Chunk(MostRows)))
        {
            if (part.Count > 0 && part.Count + module.Length > MostRows)
            {
                yield return part;
                part = [];
            }

            part.AddRange(module);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private static string Words(HeatMap map) =>
        string.Join("; ", map.Rows.Where(row => row.Cells.Count > 0 && row.Cells[^1] is (Status.Missed or Status.AtRisk or Status.NoData))
        .GroupBy(row => row.Cells[^1]!.Value).OrderBy(group => group.Key)
        .Select(group => $"{StatusLook.Of(group.Key).Label(LetterWords.Vietnamese)}: {string.Join(", ", group.Select(row => row.Number))}"));
}
