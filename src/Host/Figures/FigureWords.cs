using ActionPlan.Rules.Reading;

namespace ActionPlan.Host.Figures;

/// <summary>Reads the words that make an entry – figure, area, period, value – as files and other systems write them, and says what would be right.</summary>
/// <param name="plan">The plan that the figures belong to.</param>
/// <param name="refuse">Told of each wrong word: the field, the text's key in <c>CsvProblems.resx</c>, and its values.</param>
internal sealed class FigureWords(Plan plan, Action<string, string, IReadOnlyList<string>> refuse)
{
    public Figure? Figure(string id)
    {
        if (plan.FigureById.TryGetValue(id, out var figure))
        {
            return figure;
        }

        RefuseName("figure", "UnknownFigure", id, plan.FigureById.Keys);
        return null;
    }

    public Area? Area(string id)
    {
        if (plan.Areas.Find(id) is { } area)
        {
            return area;
        }

        RefuseName("area", "UnknownArea", id, plan.Areas.All.Select(known => known.Id));
        return null;
    }

    public Period? Period(string text, Figure? figure, Area? area)
    {
        if (!Kernel.Period.TryParse(text, out var period))
        {
            refuse("period", "BadPeriod", [text]);
            return null;
        }

        if (figure is { Type: FigureType.Quota } && !period.IsYear)
        {
            refuse("period", "QuotaQuarter", [figure.Id, text, period.WholeYear.ToString()]);
        }

        if (area is not null && !area.ExistsWithin(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period)))
        {
            refuse("period", "AreaNotInPeriod", [area.Id, text, Day(area.From), Day(area.To)]);
        }

        return period;
    }

    public decimal? Value(string text, Figure? figure)
    {
        if (ExactNumber.TryParse(text, out var value))
        {
            if (figure?.FaultOf(value) is not { } fault)
            {
                return value;
            }

            refuse("value", NumberShape.Unstorable(value) is null ? fault.ToString() : "TooManyDigits", [figure.Id, text]);
            return null;
        }

        if (text.Length == 0)
        {
            refuse("value", "NoValue", []);
        }
        else if (ExactNumber.Guess(text) is { } right)
        {
            refuse("value", "NotANumberGuess", [text, right]);
        }
        else
        {
            refuse("value", "NotANumber", [text]);
        }

        return null;
    }

    private void RefuseName(string field, string key, string id, IEnumerable<string> known)
    {
        if (Nearest.To(id, known) is { } nearest)
        {
            refuse(field, key + "Near", [id, nearest]);
        }
        else
        {
            refuse(field, key, [id]);
        }
    }

    private static string Day(DateOnly? day) => IsoDay.Text(day) ?? "…";
}
