using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Charts;

/// <summary>A value axis: round limits and ticks around the given values, in thousands of millions where they are large.</summary>
internal sealed class ValueScale
{
    private const double Million = 1e6;
    private const double Billion = 1e9;
    private const double TooLongToWriteOut = 1e7;
    private readonly int decimals;

    /// <param name="values">What it must hold.</param>
    /// <param name="ticksWanted">About how many ticks.</param>
    /// <param name="isWhole">Whether there is nothing between two whole numbers.</param>
    public ValueScale(IEnumerable<decimal> values, int ticksWanted, bool isWhole = false)
    {
        var numbers = values.Select(value => (double)value).DefaultIfEmpty(0).ToList();
        var (low, high) = (numbers.Min(), numbers.Max());
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= size * 1e-9)
        {
            var room = size > 0 ? size * 0.1 : 1;
            (low, high) = (low - room, high + room);
        }

        var pad = (high - low) * 0.05;
        low = numbers.Min() >= 0 ? Math.Max(0, low - pad) : low - pad;
        high = numbers.Max() < 0 ? Math.Min(0, high + pad) : high + pad;
        var step = Math.Max(isWhole ? 1 : 0, RoundStep((high - low) / Math.Max(1, ticksWanted)));
        var (first, last) = (Math.Floor(low / step), Math.Ceiling(high / step));
        (Min, Max) = (first * step, last * step);
        Ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step)];
        (Unit, Factor) = Math.Max(Math.Abs(Min), Math.Abs(Max)) switch
        {
            >= Billion * 2 => (ChartText.Get("Billion"), Billion),
            >= Million * 2 => (ChartText.Get("Million"), Million),
            _ => ("", 1.0),
        };
        decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step / Factor) + 1e-9), 0, 9);
    }

    public double Min { get; }

    public double Max { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>What numbers are counted in: nothing, millions or thousands of millions.</summary>
    public string Unit { get; }

    private double Factor { get; }

    public string Tick(double value) => Write(value / Factor, decimals);

    /// <summary>A value as a label, with its unit.</summary>
    /// <param name="beside">What the chart compares it with.</param>
    public string Label(decimal value, params ReadOnlySpan<decimal?> beside)
    {
        if (Factor <= 1)
        {
            return Shown.Detailed(value, ChartText.Culture, Math.Clamp(decimals, 2, 6), beside);
        }

        var factor = (decimal)Factor;
        var text = Math.Abs((double)value / Factor) >= TooLongToWriteOut
            ? Write((double)value / Factor, decimals)
            : Shown.Detailed(value / factor, ChartText.Culture, Math.Max(2, decimals), Array.ConvertAll(beside.ToArray(), other => other / factor));
        return $"{text} {Unit}";
    }

    private static string Write(double value, int decimals) => Math.Abs(value) switch
    {
        >= TooLongToWriteOut => value.ToString("0.##E+0", ChartText.Culture),
        < 1e-12 => "0",
        _ => Shown.Rounded((decimal)value, ChartText.Culture, decimals),
    };

    private static double RoundStep(double step)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / magnitude) switch
        {
            <= 1 => magnitude,
            <= 2 => 2 * magnitude,
            <= 5 => 5 * magnitude,
            _ => 10 * magnitude,
        };
    }
}
