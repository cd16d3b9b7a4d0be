using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Charts;

/// <summary>A course chart in words, for those who hear it and for the tips of its points.</summary>
internal static class CourseWords
{
    public static string Describe(CourseChart chart)
    {
        var quarters = chart.Points.Where(point => point is not { IsBefore: true, Value: null }).OrderBy(point => point.Quarter)
            .Select(point => Describe(point, chart.HasQuota))
            .Concat(chart.Milestones
                .Select(
                    milestone => $"{ChartText.Quarter(milestone.Key)}: {ChartText.Get("MilestoneAt", Number(milestone.Value, milestone.Value)).ToLower(ChartText.Culture)}"));
        var forecast = chart is { Forecast: { } value, ForecastAt: { } at }
            ? [$"{ChartText.Get("Forecast")}, {ChartText.Quarter(at)}: {Number(value, chart.Points.LastOrDefault(point => point.Threshold is not null)?.Threshold)}"]
            : Array.Empty<string>();
        return $"{ChartText.Get("MeasuredIn", chart.MeasuredIn)}. {string.Join("; ", quarters.Concat(forecast))}.";
    }

    public static string Describe(CoursePoint point, bool hasQuota = false)
    {
        var status = point.Status is { } known ? StatusLook.Of(known).Label(ChartText.Culture) : ChartText.Get(point.IsBefore ? "BeforeTerm" : "NotJudged");
        var value = point.Value is { } number ? $"{Number(number, point.Threshold, point.Path)} – {status}" : status;
        var threshold = point.Threshold is { } of
            ? ", " + ChartText.Get(hasQuota ? "QuotaAt" : "ThresholdAt", Number(of, of, point.Value)).ToLower(ChartText.Culture) : "";
        var to = point.ThresholdTo is { } upper ? $" – {Number(upper, upper, point.Value)}" : "";
        var was = point.Was is { } before ? $", {ChartText.Get("WasAt", Number(before, point.Value))}" : "";
        return $"{ChartText.Quarter(point.Quarter)}: {value}{threshold}{to}{was}";
    }

    private static string Number(decimal value, params ReadOnlySpan<decimal?> beside) => Shown.Number(value, ChartText.Culture, beside);
}
