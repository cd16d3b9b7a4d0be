using System.Text.Encodings.Web;
using System.Text.Json;
using ActionPlan.Host.Charts;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Targets;

/// <summary>A course chart's numbers for the script that lets a reader look into it: the same that its picture is drawn from.</summary>
internal static class CourseData
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON for an attribute, which the page escapes.</summary>
    public static string Of(CourseChart chart, Target target, IStringLocalizer t, IStringLocalizer w)
    {
        var course = new Course(chart);
        var points = course.Points;
        var statuses = points.Select(point => Shown(point, course)).OfType<Status>().Distinct().Select(StatusLook.Of);
        return JsonSerializer.Serialize(
            new
            {
                names = points.Select(point => ChartText.Quarter(point.Quarter)),
                tips = points.Select(point => Tip(point, course, target, t, w)),
                value = points.Select(point => point.Value),
                low = points.Select(point => point.Threshold),
                high = points.Select(point => point.ThresholdTo),
                path = points.Select(point => course.HasPath ? point.Path : null),
                forecast = points.Select(
                    point => course.Forecast is null ? null : point.Quarter == course.ForecastAt ? course.Forecast : point == course.LastValue
                        ? point.Value : null),
                was = points.Select(point => point.Was),
                milestone = points.Select(point => course.MilestoneIn(point.Quarter)),
                zero = chart.FromZero,
                whole = chart.IsWhole,
                anew = points.Select(point => course.StartsAnewIn(point.Quarter)),
                status = points.Select(point => Shown(point, course)?.ToString()),
                between = points.Select(point => point.Status == Status.NotDue),
                term = chart.TermFrom is { } from ? course.Position(from) : (int?)null,
                looks = statuses.ToDictionary(look => look.Status.ToString(),
                    look => new { fill = look.Fill, line = look.Line, ink = look.OnFill, shape = look.Shape }, StringComparer.Ordinal),
                words = new { label = w["ChartLabel"].Value, hint = w["ChartHint"].Value, nearer = w["ChartNearer"].Value, farther = w["ChartFarther"].Value,
                    all = w["ChartAll"].Value, term = w["ChartTerm"].Value },
            },
            Options);
    }

    /// <summary>The verdict of a quarter, or why there is none.</summary>
    public static string Label(CoursePoint point, IStringLocalizer w) => point is { Status: { } known, IsBefore: false }
        ? StatusLook.Of(known).Label(CultureInfo.CurrentUICulture)
        : w[point.IsBefore ? "TipBefore" : "TipNotJudged"].Value;

    private static Status? Shown(CoursePoint point, Course course) =>
        course.IsMissing(point) ? Status.NoData : point.IsBefore ? null : point.Status;

    private static string Tip(CoursePoint point, Course course, Target target, IStringLocalizer t, IStringLocalizer w)
    {
        var measuredIn = target.Definition.MeasuredIn;
        var status = Label(point, w);
        return string.Join("; ", new[]
        {
            $"{Show.Heading(point.Quarter)}: {(point.Value is { } value ? $"{Show.Amount(value, measuredIn, point.Threshold, point.Path)} – {status}" : status)}",
            point.Threshold is null ? null : w["TipThreshold", Show.Threshold(target, point.Threshold, point.ThresholdTo, t, point.Value, point.Path)].Value,
            course.HasPath && point.Path is { } path
                ? w["TipPath", Show.Amount(WholeThings.Path(target, path), measuredIn, point.Threshold, point.Value)].Value : null,
            point.Was is { } was ? w["TipWas", Show.Amount(was, measuredIn, point.Value)].Value : null,
            course.Forecast is { } forecast && point.Quarter == course.ForecastAt
                ? w["TipForecast", Show.Amount(forecast, measuredIn, point.Threshold)].Value : null,
            target.Milestones.Any(milestone => milestone.Key == point.Quarter) ? w["TipMilestone"].Value : null,
        }.OfType<string>());
    }
}
