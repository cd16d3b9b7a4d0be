using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Forms;

namespace ActionPlan.Host.Pages.Reports;

/// <summary>What Word does by itself and a page has to be told: the look of a form's lines, and the numbers of headings.</summary>
internal static class ReportLook
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

    // No style attributes: the policy forbids them. A form's measures become the nearest class that app.css has; the Word file has them exactly.
    public static string Of(LineForm line) => string.Join(' ', Classes(line));

    public static string Width(ReportColumn column, TableBlock table) =>
        string.Create(CultureInfo.InvariantCulture, $"{column.Share * 100m / table.Columns.Sum(one => one.Share):0.#}%");

    private static IEnumerable<string> Classes(LineForm line)
    {
        yield return "size-" + Nearest(line.Size, 1, 9, 20);
        if (line.Bold)
        {
            yield return "bold";
        }

        if (line.Italic)
        {
            yield return "italic";
        }

        if (line.Text.Length == 0)
        {
            yield return "blank";
        }

        if (line.After > 0)
        {
            yield return "after-" + Nearest(line.After, 6, 6, 72);
        }

        if (line.RuleLength is { } part)
        {
            yield return "rule-" + Nearest(part * 100, 10, 10, 100);
        }
    }

    private static string Nearest(decimal value, int step, int least, int most) =>
        Math.Clamp((int)Math.Round(value / step, MidpointRounding.AwayFromZero) * step, least, most).ToString(CultureInfo.InvariantCulture);

    public static string Number(Report report, HeadingBlock heading)
    {
        var count = 0;
        foreach (var other in report.Body.OfType<HeadingBlock>().TakeWhile(other => !ReferenceEquals(other, heading)).Append(heading))
        {
            count = other.Level < heading.Level ? 0 : other.Level == heading.Level ? count + 1 : count;
        }

        var form = report.Form.Headings[Math.Min(heading.Level, report.Form.Headings.Count) - 1];
        var number = form.Numbering[0] switch
        {
            'I' => Roman[Math.Min(count, Roman.Length) - 1],
            'a' => ((char)('a' + (count - 1) % 26)).ToString(),
            _ => count.ToString(CultureInfo.InvariantCulture),
        };
        return number + form.Numbering[1..];
    }
}
