namespace ActionPlan.Host.Sheets;

/// <summary>A cell's place, both counted from 1: <c>G7</c> is column 7, row 7.</summary>
internal readonly record struct CellAddress(int Column, int Row)
{
    public const int LastColumn = 16_384;
    public const int LastRow = 1_048_576;

    public static bool TryParse(string? text, out CellAddress address)
    {
        address = default;
        var letters = 0;
        var column = 0;
        foreach (var letter in (text ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = column * 26 + letter - 'A' + 1;
            letters++;
        }

        if (column is 0 or > LastColumn
            || !int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            || row is 0 or > LastRow)
        {
            return false;
        }

        address = new CellAddress(column, row);
        return true;
    }

    public static string Letters(int column)
    {
        var letters = "";
        for (var left = column; left > 0; left = (left - 1) / 26)
        {
            letters = (char)('A' + (left - 1) % 26) + letters;
        }

        return letters;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letters(Column)}{Row}");
}
