using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

/// <summary>What a person put into a cell that takes a number.</summary>
internal sealed class FilledValue(SheetCell cell, string measuredIn)
{
    private readonly TypedNumber? typed = cell.Content == CellContent.Text ? TypedNumber.Read(cell.Text) : null;

    /// <summary>Null where the cell is empty, or wrong.</summary>
    public decimal? Number => cell.Content switch
    {
        CellContent.Number => cell.Number,
        CellContent.Text => typed!.Value,
        _ => null,
    };

    public IEnumerable<Complaint> Problems(string place)
    {
        Complaint? problem = cell.Content switch
        {
            CellContent.Formula => new Complaint(place, "Formula"),
            CellContent.Date => new Complaint(place, "Date", cell.Text),
            CellContent.Percent => new Complaint(place, measuredIn == "%" ? "Percent" : "PercentOther", TypedNumber.Text(cell.Number), measuredIn),
            CellContent.Error => new Complaint(place, "Error", cell.Text),
            CellContent.Boolean => new Complaint(place, "Boolean", cell.Text),
            CellContent.Text when typed!.Problem is not null => new Complaint(place, "NotANumber", cell.Text) { Number = typed },
            CellContent.Number when NumberShape.Unstorable(cell.Number) is { } wrong =>
                new Complaint(place, "NotANumber", cell.Text) { Number = new TypedNumber(null, null, wrong) },
            _ => null,
        };
        return problem is null ? [] : [problem];
    }

    public IEnumerable<Complaint> Doubts(string place)
    {
        if (typed?.Ambiguous == true)
        {
            yield return new Complaint(place, "Ambiguous", cell.Text) { Number = typed };
        }

        if (cell.Shown is { } shown)
        {
            yield return new Complaint(place, "ShownOther", TypedNumber.Text(shown), TypedNumber.Text(cell.Number));
        }
    }
}
