using System.Xml;

namespace ActionPlan.Host.Sheets;

/// <summary>The workbook's style part: one format for each <see cref="CellLook"/>, in their order.</summary>
internal static class CellLooks
{
    /// <summary>The conditional format for numbers with decimals, for cells whose own format has none.</summary>
    public const int FractionFormat = 0;

    private const string FontName = "Times New Roman";
    private const int Digits = 1;
    private const int Whole = 3;
    private const int AsText = 49;
    private const int Fraction = 164;

    /// <summary>What a number looks like that is not whole; where a cell's own look is of whole numbers, it takes over.</summary>
    public const string FractionCode = "#,##0.0#########";
    private const int Day = 165;
    private const int Moment = 166;

    private enum Font { Usual, Bold, Large, Grey, Red }

    private enum Fill { None, Pattern, Head, Locked, Input }

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", WorkbookPackage.Main);
        xml.WriteRaw($"""
            <numFmts count="3"><numFmt numFmtId="{Fraction}" formatCode="{FractionCode}"/><numFmt numFmtId="{Day}" formatCode="dd/mm/yyyy"/><numFmt numFmtId="{Moment}" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts>
            <fonts count="5"><font><sz val="12"/><name val="{FontName}"/><family val="1"/></font><font><b/><sz val="12"/><name val="{FontName}"/><family val="1"/></font><font><b/><sz val="15"/><name val="{FontName}"/><family val="1"/></font><font><i/><sz val="11"/><color rgb="FF595959"/><name val="{FontName}"/><family val="1"/></font><font><b/><sz val="12"/><color rgb="FFC00000"/><name val="{FontName}"/><family val="1"/></font></fonts>
            <fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{Solid("FFDCE6F1")}{Solid("FFE7E6E6")}{Solid("FFFFFBE0")}</fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{Line("left")}{Line("right")}{Line("top")}{Line("bottom")}<diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            """);
        var looks = Enum.GetValues<CellLook>();
        xml.WriteStartElement("cellXfs");
        xml.WriteAttributeString("count", looks.Length.ToString(CultureInfo.InvariantCulture));
        foreach (var look in looks)
        {
            xml.WriteRaw(Format(look));
        }

        xml.WriteEndElement();
        xml.WriteRaw($"""
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            <dxfs count="1"><dxf><numFmt numFmtId="{Fraction}" formatCode="{FractionCode}"/></dxf></dxfs>
            """);
        xml.WriteEndElement();
    }

    private static string Format(CellLook look) => look switch
    {
        CellLook.Plain => Xf(0, Font.Usual, Fill.None, framed: false),
        CellLook.Title => Xf(0, Font.Large, Fill.None, framed: false),
        CellLook.Muted => Xf(0, Font.Grey, Fill.None, framed: false),
        CellLook.Warning => Xf(0, Font.Red, Fill.None, framed: false),
        CellLook.Header => Xf(0, Font.Bold, Fill.Head, align: "horizontal=\"center\" vertical=\"center\""),
        CellLook.Group => Xf(0, Font.Bold, Fill.Locked, wrapped: false),
        CellLook.Text => Xf(0, Font.Usual, Fill.None),
        CellLook.Quoted => Xf(0, Font.Usual, Fill.None, quoted: true),
        CellLook.Whole => Xf(Whole, Font.Usual, Fill.None),
        CellLook.Fraction => Xf(Fraction, Font.Usual, Fill.None),
        CellLook.Day => Xf(Day, Font.Usual, Fill.None),
        CellLook.Moment => Xf(Moment, Font.Usual, Fill.None),
        CellLook.GreyText => Xf(0, Font.Usual, Fill.Locked),
        CellLook.GreyQuoted => Xf(0, Font.Usual, Fill.Locked, quoted: true),
        CellLook.GreyWhole => Xf(Whole, Font.Usual, Fill.Locked),
        CellLook.GreyFraction => Xf(Fraction, Font.Usual, Fill.Locked),
        CellLook.InputNumber => Xf(Whole, Font.Bold, Fill.Input, unlocked: true),
        CellLook.InputText => Xf(AsText, Font.Usual, Fill.Input, unlocked: true),
        CellLook.InputDay => Xf(Day, Font.Usual, Fill.Input, unlocked: true),
        CellLook.InputYear => Xf(Digits, Font.Usual, Fill.Input, unlocked: true),
        _ => throw new ArgumentOutOfRangeException(nameof(look), look, null),
    };

    private static string Xf(int format, Font font, Fill fill, bool framed = true, bool quoted = false, bool unlocked = false, bool wrapped = true,
        string align = "vertical=\"center\"") =>
        string.Create(CultureInfo.InvariantCulture, $"""
            <xf numFmtId="{format}" fontId="{(int)font}" fillId="{(int)fill}" borderId="{(framed ? 1 : 0)}" xfId="0"{(quoted ? " quotePrefix=\"1\"" : "")} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment {align}{(framed && wrapped ? " wrapText=\"1\"" : "")}/><protection locked="{(unlocked ? 0 : 1)}"/></xf>
            """);

    private static string Solid(string colour) =>
        $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

    private static string Line(string side) => $"<{side} style=\"thin\"><color rgb=\"FFA6A6A6\"/></{side}>";
}
