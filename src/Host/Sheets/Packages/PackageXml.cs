using System.Xml;
using System.Xml.Linq;

namespace ActionPlan.Host.Sheets.Packages;

/// <summary>Reads XML of other people: without a DTD, and only as deep and as much as anybody writes.</summary>
internal static class PackageXml
{
    private const int MostAttributes = 400;

    /// <exception cref="RefusedPackageException">It is too deep or too much.</exception>
    public static XElement Load(byte[] content, string part, PackageLimits limits)
    {
        // Counted before any tree of it is made: a tree costs many times what the text does.
        using (var counted = Reader(content, limits))
        {
            Count(counted, part, limits);
        }

        using var reader = Reader(content, limits);
        var root = XElement.Load(reader);
        StrictNames.Replace(root);
        return root;
    }

    private static void Count(XmlReader reader, string part, PackageLimits limits)
    {
        var left = limits.Elements;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && (reader.Depth >= limits.Depth || --left < 0 || reader.AttributeCount > MostAttributes))
            {
                throw new RefusedPackageException(PackageProblem.TooDeep, part);
            }
        }
    }

    private static XmlReader Reader(byte[] content, PackageLimits limits) => XmlReader.Create(new MemoryStream(content, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = limits.Part,
        IgnoreWhitespace = true, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    });
}
