using System.Globalization;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Forms;

namespace ActionPlan.Host.Pages.Reports;

/// <summary>What Word does by itself and a page has to be told: the look of a form's lines, and the numbers of headings.</summary>
internal static class ReportLook
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

    public static string Of(LineForm line) => string.Create(
        CultureInfo.InvariantCulture,
        $"font-size:{line.Size / 14m:0.##}em;{(line.Bold ? "font-weight:700;" : "")}{(line.Italic ? "font-style:italic;" : "")}{(line.Text.Length == 0 ? "min-height:1.4em;" : "")}{(line.After > 0 ? FormattableString.Invariant($"padding-bottom:{line.After}pt;") : "")}{(line.RuleLength is { } part ? FormattableString.Invariant($"--rule:{part * 100:0}%;") : "")}");

    public static string Width(TableColumn column, TableBlock table) => string.Create(CultureInfo.InvariantCulture, $"width:{column.Share * 100m / table.Columns.Sum(one => one.Share):0.#}%");

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
