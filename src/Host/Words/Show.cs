using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Words;

/// <summary>Values as a page's reader wants to see them, in the culture of the request.</summary>
internal static class Show
{
    /// <summary>What stands where there is no value.</summary>
    public const string Nothing = "–";

    // A target that is reached or not is measured in 'đạt': 1 is yes, 0 is no.
    private const string YesOrNo = "đạt";

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <param name="value">The number.</param>
    /// <param name="beside">What it is compared with on the page, which it must not be rounded onto.</param>
    public static string Number(decimal? value, params ReadOnlySpan<decimal?> beside) => value is { } number ? Shown.Number(number, Culture, beside) : Nothing;

    public static string Amount(decimal? value, string measuredIn, params ReadOnlySpan<decimal?> beside) => AmountIn(Culture, value, measuredIn, beside);

    /// <summary>In documents, which are Vietnamese whoever asks for them.</summary>
    public static string AmountIn(CultureInfo culture, decimal? value, string measuredIn, params ReadOnlySpan<decimal?> beside) => (value, measuredIn) switch
    {
        (null, _) => Nothing,
        (0 or 1, YesOrNo) => StatusLook.YesOrNo(value == 1, culture),
        (_, "%" or "‰") => Shown.Number(value.Value, culture, beside) + measuredIn,
        _ => $"{Shown.Number(value.Value, culture, beside)} {measuredIn}",
    };

    /// <summary>A number that a rule asks for, as it is written there.</summary>
    public static string Written(decimal? value, string measuredIn, params ReadOnlySpan<decimal?> beside) => Amount(value, measuredIn, [value, .. beside]);

    /// <summary>What a target asks for. Where a rule of its own judges, the threshold is only what that rule may look at.</summary>
    /// <param name="value">The threshold, of a range its lower end.</param>
    /// <param name="to">A range's upper end.</param>
    /// <param name="words">How it is said.</param>
    /// <param name="beside">What it is compared with, which it must not be rounded onto.</param>
    public static string Threshold(Target target, decimal? value, decimal? to, IStringLocalizer words, params ReadOnlySpan<decimal?> beside)
    {
        var (threshold, measuredIn) = (target.Definition.Threshold, target.Definition.MeasuredIn);
        return (threshold?.Is, measuredIn) switch
        {
            (null, _) => Nothing,
            _ when value is null => Nothing,
            _ when target.HasOwnMet => words["Compare.Own", Written(value, measuredIn, beside)],
            (_, YesOrNo) => Amount(value, measuredIn),
            (Comparison.Between, _) => words["Compare.Between", Number(value, [value, .. beside]), Written(to, measuredIn, beside)],
            (Comparison.Equals, _) when threshold.Tolerance is { } tolerance => words["Compare.Within", Written(value, measuredIn, beside), Number(tolerance, tolerance)],
            _ => words["Compare." + threshold.Is, Written(value, measuredIn, beside)],
        };
    }

    /// <summary>The same of a quarter that was judged: before there is a threshold it says from when.</summary>
    public static string Threshold(Target target, Period judged, decimal? value, decimal? to, IStringLocalizer words, params ReadOnlySpan<decimal?> beside) =>
        Awaited(target, judged, value, words) ?? Threshold(target, value, to, words, beside);

    /// <summary>From when there is a threshold; null where there is one, or none to wait for.</summary>
    public static string? Awaited(Target target, Period judged, decimal? threshold, IStringLocalizer words) =>
        threshold is null && target.ThresholdAwaited(judged) is { } begins ? words["Compare.Awaited", Period(begins)].Value : null;

    public static string Period(Period period) => Shown.Period(period, Culture);

    /// <summary>At the beginning of a sentence or a heading.</summary>
    public static string Heading(Period period) => Capital(Period(period));

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];

    public static string Day(DateOnly? day) => day is { } known ? Shown.Day(known, Culture) : Nothing;

    public static string Moment(DateTimeOffset? moment, TimeZoneInfo zone)
    {
        if (moment is not { } known)
        {
            return Nothing;
        }

        var local = TimeZoneInfo.ConvertTime(known, zone);
        return string.Create(Culture, $"{Shown.Day(DateOnly.FromDateTime(local.DateTime), Culture)} {local:HH:mm}");
    }
}
