using System.Text;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Charts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Evaluation.Variation;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Targets;

/// <summary>A target's course taken away: as a picture (PNG, SVG) or as its numbers (CSV, unrounded, with a decimal point).</summary>
internal static class CourseDownload
{
    private const int Width = 960;
    private const int Height = 420;
    private const int Sharpness = 2;

    public static IReadOnlyList<string> Kinds { get; } = ["png", "svg", "csv"];

    public static string Address(Target target, Period quarter, Area area, string kind) =>
        $"export/course/{target.Module}/{target.Definition.Id}/{kind}?period={quarter}&area={Uri.EscapeDataString(area.Id)}";

    public static async Task<IResult> Send(
        string module, string id, string kind, string? period, string? area, AppDb db, PlanInForce plans, Acting acting, MadeUp madeUp, TimeProvider clock,
        IStringLocalizer<Texts> t, IStringLocalizer<TargetTexts> w)
    {
        var runs = await new RunHistories(db, clock).Load(plans.Current);
        var asked = Asked.Read(plans.Current, runs.Newest?.Period ?? plans.Current.From, period, area, acting.FirstArea(plans.Current));
        var run = runs.Of(asked.Quarter);
        var plan = run is null ? plans.Current : plans.Named(run.PlanVersion);
        if (!Kinds.Contains(kind, StringComparer.Ordinal) || plan.TargetByKey.GetValueOrDefault($"{module}.{id}") is not { } target)
        {
            return TypedResults.NotFound();
        }

        var view = await new TargetViews(db).Load(plan, target, runs, run, asked.Area);
        var label = madeUp.IsIt ? $" – {TableDownload.SampleWarning}" : "";
        var course = view.Course.Select(pair => (pair.Run.Period, pair.Verdict)).ToList();
        var before = run is null ? [] : await new EarlierCourse(db).Load(plan, target, asked.Area, run.FigureSeq, default);
        var chart = JudgedCourse.Of(plan, target, $"{target.Title()} – {asked.Area.Name}{label}", course, view.Corrected, before);
        var name = $"{TableDownload.SafeName($"{target.Title()} {asked.Area.Name}")}.{kind}";
        return kind switch
        {
            "png" => TypedResults.File(CourseDrawing.Png(chart, Width, Height, Sharpness), "image/png", name),
            "svg" => TypedResults.File(Encoding.UTF8.GetBytes(ChartText.ForPage(() => CourseDrawing.Svg(chart, Width, Height))), "image/svg+xml", name),
            // A spreadsheet reads the letters right only after the mark.
            _ =>
                TypedResults.File([.. Encoding.UTF8.Preamble,
                    .. Encoding.UTF8.GetBytes(Csv(chart, target, Signals.Of(target, asked.Quarter, course), madeUp.IsIt, t, w))],
                    "text/csv; charset=utf-8", name),
        };
    }

    private static string Csv(CourseChart chart, Target target, Rules.Signals.TargetSignal signal, bool isMadeUp, IStringLocalizer t, IStringLocalizer w)
    {
        var own = (signal.Chart?.Points ?? []).ToDictionary(point => point.Quarter, point => point.Value);
        var text = new StringBuilder();
        string[] heads =
        [
            t["Field.Quarter"], t["Column.Status"], $"{t["Column.Value"]} ({target.Definition.MeasuredIn})",
            t[target.HasQuota ? "Column.Quota" : "Column.Threshold"], t["Export.ThresholdTo"], t["Target.Path"], w["CsvWas"],
            t["Target.Forecast"], w["OwnValue"], .. isMadeUp ? new[] { TableDownload.SampleWarning } : [],
        ];
        Line(heads);
        foreach (var point in new Course(chart).Points)
        {
            Line(
            [
                point.Quarter.ToString(), CourseData.Label(point, w),
                Number(point.Value), Number(point.Threshold), Number(point.ThresholdTo), Number(point.Path), Number(point.Was),
                Number(chart.ForecastAt?.LastQuarter == point.Quarter ? chart.Forecast : null),
                Number(own.TryGetValue(point.Quarter, out var alone) ? alone : null),
                .. isMadeUp ? new[] { TableDownload.SampleWarning } : [],
            ]);
        }

        return text.ToString();

        void Line(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    // What a spreadsheet would take for a formula is text: plans are written by people.
    private static string Cell(string text)
    {
        var safe = text.Length > 0
            && (text[0] is '=' or '+' or '@' or '\t' || (text[0] == '-' && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            ? "'" + text : text;
        return safe.IndexOfAny([',', '"', '\r', '\n']) >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}
