using System.Text;

namespace ActionPlan.Host.Pages.Targets;

/// <summary>The last quarters' values as a line without axes, drawn here because 42 full charts on a page would be slow.</summary>
internal static class Sparkline
{
    private const decimal Width = 96;
    private const decimal Height = 26;
    private const decimal Margin = 3;

    /// <summary>The lines (a gap in the values is a gap in the line) and the last dot.</summary>
    public static (string Path, decimal? DotX, decimal? DotY, decimal? ThresholdY) Draw(IReadOnlyList<decimal?> values, decimal? threshold)
    {
        var known = values.OfType<decimal>().ToList();
        if (known.Count < 2)
        {
            return ("", null, null, null);
        }

        if (threshold is { } line)
        {
            known.Add(line);
        }

        var (low, high) = (known.Min(), known.Max());
        var span = high == low ? 1 : high - low;
        decimal Y(decimal value) => Math.Round(Height - Margin - (value - low) / span * (Height - 2 * Margin), 1);
        decimal X(int index) => Math.Round(Margin + index * (Width - 2 * Margin) / (values.Count - 1), 1);

        var path = new StringBuilder();
        var pen = 'M';
        for (var index = 0; index < values.Count; index++)
        {
            pen = values[index] is { } value ? Point(path, pen, X(index), Y(value)) : 'M';
        }

        var last = Enumerable.Range(0, values.Count).Last(index => values[index] is not null);
        return (path.ToString(), X(last), Y(values[last]!.Value), threshold is { } aim ? Y(aim) : null);
    }

    private static char Point(StringBuilder path, char pen, decimal x, decimal y)
    {
        path.Append(CultureInfo.InvariantCulture, $"{pen}{x} {y}");
        return 'L';
    }
}
