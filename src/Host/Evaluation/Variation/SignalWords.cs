using System.Resources;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Signals;

namespace ActionPlan.Host.Evaluation.Variation;

/// <summary>What is said of signals, in the reader's language.</summary>
internal static class SignalWords
{
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Evaluation.Variation.SignalTexts", typeof(SignalWords).Assembly);

    private static readonly XmrRules[] Rules = [XmrRules.Outside, XmrRules.OneSide, XmrRules.NearLimit, XmrRules.Trend];

    /// <summary>That no verdict hangs on it.</summary>
    public static string ChangesNothing => Text("ChangesNothing");

    /// <summary>One line for a list: 'trong dao động thường; lúc được lúc không'.</summary>
    public static string Line(Target target, TargetSignal signal) => signal.Chart is null
        ? Reason(signal)
        : string.Join("; ", new[] { Variation(target, signal), Assured(signal) }.OfType<string>());

    /// <summary>One or two sentences for the target's page.</summary>
    public static string Sentence(Target target, TargetSignal signal)
    {
        if (signal.Chart is null)
        {
            return Text("None", Reason(signal));
        }

        var because = signal.IsSignal == true ? Text("Because", string.Join("; ", Named(signal.Point!.Rules))) : "";
        var first = Show.Capital(Variation(target, signal)) + because + ".";
        return Assured(signal) is { } assured ? $"{first} {Text(signal.Together == 1 ? "IfSo" : "IfSoTogether", assured, signal.Together)}" : first;
    }

    /// <summary>Mean and natural limits.</summary>
    public static string Limits(Target target, Xmr chart) => Text(
        "Limits", Show.Amount(chart.Mean, target.Definition.MeasuredIn), Show.Number(chart.LowerTold, chart.Mean),
        Show.Amount(chart.Upper, target.Definition.MeasuredIn, chart.Mean), chart.Points.Count);

    /// <summary>How far chance alone carries a small count, and whether two quarters differ by more; null where it is no count.</summary>
    public static string? Count(Target target, TargetSignal signal)
    {
        if (signal.Count is not { } count)
        {
            return null;
        }

        var (lower, upper) = count.Interval;
        var said = Text(
            "Count", Show.Period(count.Quarter), Show.Amount(count.Value, target.Definition.MeasuredIn), count.Count, Show.Number(lower, count.Value),
            Show.Number(upper, count.Value));
        return signal.CountBefore is { } before
            ? $"{said} {Text(count.DiffersFrom(before) ? "Differs" : "DiffersNot", Show.Period(before.Quarter), Show.Amount(before.Value, target.Definition.MeasuredIn, count.Value), before.Count)}"
            : said;
    }

    /// <summary>Which rules mark a quarter.</summary>
    public static IEnumerable<string> Named(XmrRules rules) => Rules.Where(rule => rules.HasFlag(rule)).Select(rule => Text("Rule." + rule));

    /// <summary>One line for all targets of a quarter.</summary>
    /// <param name="signals">What is said of each target, by its key.</param>
    public static string Summary(Plan plan, IReadOnlyDictionary<string, TargetSignal> signals)
    {
        var told = plan.Targets.Where(target => signals.ContainsKey(target.Key))
            .Select(target => (signals[target.Key].IsSignal, Better: signals[target.Key].IsBetter(target))).ToList();
        var moved = told.Where(one => one.IsSignal == true).ToList();
        return Text("Summary", moved.Count, moved.Count(one => one.Better == false), moved.Count(one => one.Better == true),
            told.Count(one => one.IsSignal == false), told.Count(one => one.IsSignal is null));
    }

    private static string Variation(Target target, TargetSignal signal) => signal.IsSignal switch
    {
        null => Text("NoPoint"),
        false => Text("Noise"),
        _ => Text(signal.IsBetter(target) switch { true => "SignalBetter", false => "SignalWorse", _ => "Signal" }),
    };

    private static string? Assured(TargetSignal signal) => signal.Assurance is { } assurance ? Text("Assurance." + assurance) : null;

    private static string Reason(TargetSignal signal) => Text("Without." + signal.Without, signal.Quarters, Xmr.Fewest);

    private static string Text(string key, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);
}
