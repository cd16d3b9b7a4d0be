using System.Xml.Linq;

namespace ActionPlan.Host.Reports.Word;

/// <summary>Names and the smallest parts of WordprocessingML. Lengths in the file are twentieths of a point, font sizes half points.</summary>
internal static class Wml
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace W15 = "http://schemas.microsoft.com/office/word/2012/wordml";
    public static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private const decimal TwipsInMillimetre = 1440 / 25.4m;

    public static int Twips(decimal millimetres) => (int)Math.Round(millimetres * TwipsInMillimetre, MidpointRounding.AwayFromZero);

    public static int OfPoints(decimal points) => (int)Math.Round(points * 20, MidpointRounding.AwayFromZero);

    public static int HalfPoints(decimal points) => (int)Math.Round(points * 2, MidpointRounding.AwayFromZero);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static XElement El(string name, params object?[] content) => new(W + name, content);

    public static XAttribute At(string name, object value) => new(W + name, Convert.ToString(value, CultureInfo.InvariantCulture)!);

    /// <summary>An element whose only attribute is its value.</summary>
    public static XElement Val(string name, object value) => El(name, At("val", value));

    public static XElement Paragraph(string style, params object?[] content) => El("p", El("pPr", Val("pStyle", style)), content);

    public static XElement Run(string text, params object?[] properties) =>
        El("r", properties.Length == 0 ? null : El("rPr", properties), Text(text));

    /// <summary>In the order in which the format wants them.</summary>
    public static object?[] Looks(decimal? size = null, bool bold = false, bool italic = false, bool underlined = false) =>
    [
        bold ? El("b") : null, italic ? El("i") : null,
        size is { } points ? Val("sz", HalfPoints(points)) : null, size is { } same ? Val("szCs", HalfPoints(same)) : null,
        underlined ? Val("u", "single") : null,
    ];

    /// <summary>
    /// What a reference stands for is kept under its name, so that a copy edited in Word can be compared with what is stored. Nothing of it shows.
    /// </summary>
    public static XElement Referenced(string text, string reference, params object?[] properties) => El(
        "sdt",
        El("sdtPr", Val("tag", reference), new XElement(W15 + "appearance", new XAttribute(W15 + "val", "hidden"))),
        El("sdtContent", Run(text, properties)));

    public static IEnumerable<XElement> Runs(IEnumerable<Piece> pieces, params object?[] properties) => pieces
        .Where(piece => piece.Text.Length > 0)
        .Select(piece => piece.Reference is { } reference
            ? Referenced(piece.Text, reference, [.. properties.Select(Copy)]) : Run(piece.Text, [.. properties.Select(Copy)]));

    private static object? Copy(object? property) => property is XElement element ? new XElement(element) : property;

    private static XElement Text(string text) => El("t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text));

    // Characters that XML cannot hold make a file that Word refuses.
    private static string Clean(string text) =>
        string.Concat(text.Normalize().Where(letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
