using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Word;

/// <summary>Charts in line with the text, with what they show in words.</summary>
internal sealed class WordPictures(MainDocumentPart main)
{
    private const long EmuInTwip = 635;
    private const int GapInRow = 100;
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    private int last;

    /// <param name="width">The width between the margins.</param>
    /// <param name="height">As high as it may be.</param>
    public IEnumerable<XElement> Of(PictureBlock picture, int width, int height) =>
        [Paragraph(WordStyles.Figure, Drawing(picture, width, height)), Paragraph("FigureCaption", Run(picture.Caption))];

    /// <param name="row">The pictures.</param>
    /// <param name="width">The width between the margins, shared by as many as a whole row has.</param>
    public XElement Row(PictureRowBlock row, int width) => Paragraph(
        WordStyles.FigureRow, row.Pictures
            .Select((picture, i) => new[] { i == 0 ? null : Run(" "), Drawing(picture, width / PictureRowBlock.Most - GapInRow, width) }));

    private XElement Drawing(PictureBlock picture, int width, int height)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        var png = picture.Png();
        using (var data = new MemoryStream(png, writable: false))
        {
            part.FeedData(data);
        }

        var (dotsAcross, dotsDown) = Size(png);
        var across = Math.Min(width, (int)((long)height * dotsAcross / dotsDown));
        var down = (int)((long)across * dotsDown / dotsAcross);
        return El("r", El("drawing", Inline(main.GetIdOfPart(part), picture, across * EmuInTwip, down * EmuInTwip, ++last)));
    }

    private static (int Across, int Down) Size(byte[] png)
    {
        using var codec = SkiaSharp.SKCodec.Create(new MemoryStream(png, writable: false));
        return (codec.Info.Width, codec.Info.Height);
    }

    private static XElement Inline(string part, PictureBlock picture, long across, long down, int id)
    {
        XElement Extent(XName name) => new(name, new XAttribute("cx", across), new XAttribute("cy", down));
        XElement Named(XName name) =>
            new(name, new XAttribute("id", id), new XAttribute("name", "Chart " + Number(id)), new XAttribute("descr", picture.Description));
        return new XElement(
            Wp + "inline",
            new XAttribute("distT", 0), new XAttribute("distB", 0), new XAttribute("distL", 0), new XAttribute("distR", 0),
            Extent(Wp + "extent"), Named(Wp + "docPr"),
            new XElement(
                A + "graphic",
                new XElement(
                    A + "graphicData", new XAttribute("uri", Pic.NamespaceName),
                    new XElement(
                        Pic + "pic",
                        new XElement(Pic + "nvPicPr", Named(Pic + "cNvPr"), new XElement(Pic + "cNvPicPr")),
                        new XElement(Pic + "blipFill", new XElement(A + "blip", new XAttribute(R + "embed", part)),
                            new XElement(A + "stretch", new XElement(A + "fillRect"))),
                        new XElement(
                            Pic + "spPr",
                            new XElement(A + "xfrm", new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)), Extent(A + "ext")),
                            new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst")))))));
    }
}
