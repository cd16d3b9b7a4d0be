using System.Xml.Linq;

namespace ActionPlan.Host.Sheets.Packages;

/// <summary>What <c>[Content_Types].xml</c> says of the parts.</summary>
internal sealed class PackageTypes
{
    public const string Part = "[Content_Types].xml";
    private static readonly XNamespace Space = "http://schemas.openxmlformats.org/package/2006/content-types";

    private readonly Dictionary<string, string> byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> byPart = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RefusedPackageException">It says nothing that can be understood, or two things of one part.</exception>
    public PackageTypes(XElement types)
    {
        if (types.Name != Space + "Types")
        {
            throw new RefusedPackageException(PackageProblem.Broken, Part);
        }

        foreach (var one in types.Elements())
        {
            var type = one.Attribute("ContentType")?.Value;
            var isKnown = one.Name == Space + "Default" ? byExtension.TryAdd(one.Attribute("Extension")?.Value ?? "", type ?? "")
                : one.Name == Space + "Override" && byPart.TryAdd((one.Attribute("PartName")?.Value ?? "").TrimStart('/'), type ?? "");
            if (!isKnown || string.IsNullOrEmpty(type))
            {
                throw new RefusedPackageException(PackageProblem.Broken, Part);
            }
        }
    }

    public IEnumerable<string> All => byExtension.Values.Concat(byPart.Values);

    public string? Of(string part) => byPart.GetValueOrDefault(part) ?? byExtension.GetValueOrDefault(Path.GetExtension(part).TrimStart('.'));
}
