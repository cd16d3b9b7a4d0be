using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>A row of an uploaded file, its cells as they were found.</summary>
/// <param name="Source">The sheet or the CSV file.</param>
/// <param name="Number">The row or line, from 1.</param>
/// <param name="IsLine">Whether it is a line of a CSV file.</param>
/// <param name="Mark">Which row of the register it says it is.</param>
/// <param name="Cells">By the register's columns.</param>
internal sealed record UploadedRow(string Source, int Number, bool IsLine, SheetCell Mark, IReadOnlyDictionary<string, SheetCell> Cells)
{
    /// <summary>The row itself, as <c>Sheet!A7</c> or <c>file.csv:7</c>.</summary>
    public string Place => IsLine ? Line : $"{Source}!{Mark.Address}";

    private string Line => string.Create(CultureInfo.InvariantCulture, $"{Source}:{Number}");

    /// <summary>A cell, as <c>Sheet!B7</c> or <c>file.csv:7:sealedOn</c>.</summary>
    public string PlaceOf(string column) => IsLine ? $"{Line}:{column}" : Cells.TryGetValue(column, out var cell) ? $"{Source}!{cell.Address}" : Place;
}

/// <summary>An uploaded file's rows, or what keeps them from being read; nothing is yet compared with the register.</summary>
internal sealed record UploadedRows(RegisterStamp? Stamp, IReadOnlyList<UploadedRow> Rows, IReadOnlyList<Complaint> Problems)
{
    public const int Most = 10_000;

    public static UploadedRows Refused(RegisterStamp? stamp, params IReadOnlyList<Complaint> problems) => new(stamp, [], problems);
}
