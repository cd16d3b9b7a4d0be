using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>What people, programs and forgers do to a Word file.</summary>
internal static class CopyFile
{
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    public static string Relations(string type, string target, bool external = false, string id = "rX") =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{Relation(type, target, external, id)}</Relationships>""";

    /// <summary>A relationship more of the text.</summary>
    public static byte[] Related(
        byte[] document, string type, string target, bool external = false, string id = "rX", string part = "word/_rels/document.xml.rels") =>
        Text(document, part, text => text.Replace("</Relationships>", Relation(type, target, external, id) + "</Relationships>", StringComparison.Ordinal));

    /// <summary>A part's content type; one of Word's by its name.</summary>
    public static byte[] Typed(byte[] document, string part, string type) => Text(document, "[Content_Types].xml", text =>
        text.Replace("</Types>",
            $"""<Override PartName="/{part}" ContentType="{(type.Contains('/', StringComparison.Ordinal) ? type : Word + type + "+xml")}"/></Types>""",
            StringComparison.Ordinal));

    public static byte[] Changed(byte[] document, string part, string from, string to) => Text(document, part, text =>
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    });

    public static byte[] Edit(byte[] document, string part, Action<XElement> edit) => Text(document, part, text =>
    {
        var root = XElement.Parse(text, LoadOptions.PreserveWhitespace);
        edit(root);
        return root.ToString(SaveOptions.DisableFormatting);
    });

    public static byte[] Text(byte[] document, string part, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(document, writable: false));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return With(document, part, change(reader.ReadToEnd()));
    }

    public static byte[] With(byte[] document, string part, string content) => With(document, part, Encoding.UTF8.GetBytes(content));

    public static byte[] With(byte[] document, string part, byte[] content, bool twice = false)
    {
        using var stream = new MemoryStream();
        stream.Write(document);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            if (!twice)
            {
                zip.Entries.FirstOrDefault(entry => entry.FullName == part)?.Delete();
            }

            using var written = zip.CreateEntry(part).Open();
            written.Write(content);
        }

        return stream.ToArray();
    }

    public static byte[] Without(byte[] document, string part)
    {
        using var stream = new MemoryStream();
        stream.Write(document);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
        }

        return stream.ToArray();
    }

    public static byte[] Zip((string Name, string Content) entry)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry.Name).Open());
            writer.Write(entry.Content);
        }

        return stream.ToArray();
    }

    public static IReadOnlyList<string> Names(byte[] document)
    {
        using var zip = new ZipArchive(new MemoryStream(document, writable: false));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>A picture at the end of the text.</summary>
    public static byte[] Pictured(byte[] document, byte[] picture, string name = "photo.png", string type = "image/png")
    {
        var related = Typed(With(Related(document, "image", "media/" + name, id: "rPicture"), "word/media/" + name, picture), "word/media/" + name, type);
        return Edit(related, "word/document.xml", root => root.Element(WrittenDocument.W + "body")!.AddFirst(XElement.Parse($"""
            <w:p xmlns:w="{WrittenDocument.W}" xmlns:r="{Office.TrimEnd('/')}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="900" name="P"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="900" name="P"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rPicture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
            """)));
    }

    public static byte[] Picture(int side = 8)
    {
        using var bitmap = new SKBitmap(side, side);
        bitmap.Erase(SKColors.SeaGreen);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>A picture that says of itself that it is of this size.</summary>
    public static byte[] Picture(byte[] png, int width, int height)
    {
        var changed = (byte[])png.Clone();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(29), Crc(changed.AsSpan(12, 17)));
        return changed;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static string Relation(string type, string target, bool external, string id) =>
        $"""<Relationship Id="{id}" Type="{(type.Contains(':', StringComparison.Ordinal) ? type : Office + type)}" Target="{target}"{(external ? " TargetMode=\"External\"" : "")}/>""";
}
