using System.Xml;

namespace ActionPlan.Host.Sheets;

/// <summary>Writes the rows of a sheet. Text is always inline text: nothing that is written here can become a formula.</summary>
internal sealed class SheetWriter(XmlWriter xml)
{
    private const int DigitsExcelKeeps = 15;
    private static readonly DateTime Epoch = new(1899, 12, 30);
    private static readonly DateTime FirstReliableDay = new(1900, 3, 1);

    public int RowNumber { get; private set; }

    public int Column { get; private set; }

    public void StartRow(double? height = null, bool hidden = false)
    {
        RowNumber++;
        Column = 0;
        xml.WriteStartElement("row", WorkbookPackage.Main);
        xml.WriteAttributeString("r", Text(RowNumber));
        if (height is { } points)
        {
            xml.WriteAttributeString("ht", points.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }

        if (hidden)
        {
            xml.WriteAttributeString("hidden", "1");
        }
    }

    public void EndRow() => xml.WriteEndElement();

    /// <summary>A row of nothing but a text.</summary>
    public void Line(string? text, CellLook look)
    {
        StartRow();
        Words(text, look);
        EndRow();
    }

    public void Skip(int columns = 1) => Column += columns;

    public void Blank(CellLook look)
    {
        StartCell(look);
        xml.WriteEndElement();
    }

    public void Words(string? text, CellLook look = CellLook.Text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Blank(look);
            return;
        }

        StartCell(look switch
        {
            CellLook.Text when SheetText.LooksLikeFormula(text) => CellLook.Quoted,
            CellLook.GreyText when SheetText.LooksLikeFormula(text) => CellLook.GreyQuoted,
            _ => look,
        });
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(SheetText.Clean(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public void Number(decimal? value, CellLook whole = CellLook.Whole, CellLook fraction = CellLook.Fraction)
    {
        if (value is not { } number)
        {
            Blank(whole);
        }
        else if (ExactNumber.Text(number).Count(char.IsAsciiDigit) > DigitsExcelKeeps)
        {
            // As a number Excel would show it rounded.
            Words(TypedNumber.Text(number), whole == CellLook.InputNumber ? CellLook.InputText : CellLook.Text);
        }
        else
        {
            Value(ExactNumber.Text(number), decimal.IsInteger(number) ? whole : fraction);
        }
    }

    public void Day(DateOnly day, CellLook look = CellLook.Day) => Moment(day.ToDateTime(TimeOnly.MinValue), look, "dd/MM/yyyy");

    public void Moment(DateTime moment) => Moment(moment, CellLook.Moment, "dd/MM/yyyy HH:mm");

    private void Moment(DateTime moment, CellLook look, string format)
    {
        if (moment < FirstReliableDay)
        {
            Words(moment.ToString(format, CultureInfo.InvariantCulture));
            return;
        }

        Value(((moment - Epoch).Ticks / (decimal)TimeSpan.TicksPerDay).ToString("0.##########", CultureInfo.InvariantCulture), look);
    }

    private void Value(string value, CellLook look)
    {
        StartCell(look);
        xml.WriteElementString("v", value);
        xml.WriteEndElement();
    }

    private void StartCell(CellLook look)
    {
        Column++;
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", new CellAddress(Column, RowNumber).ToString());
        xml.WriteAttributeString("s", Text((int)look));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
