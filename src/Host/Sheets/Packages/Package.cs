using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ActionPlan.Host.Sheets.Packages;

/// <summary>
/// A package of the Open Packaging Conventions from outside, read whole and within limits. What is in it is found as the standard says, never by
/// where it usually lies: other programs would open another part than the one that was looked at.
/// </summary>
internal sealed class Package
{
    private const string Relations = "_rels/";
    private static readonly XNamespace RelationSpace = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly PackageLimits limits;
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly PackageTypes types;
    private readonly ILookup<string, PackageRelation> relations;

    private Package(ZipArchive zip, PackageLimits limits, bool isOutline)
    {
        this.limits = limits;
        Inflate(zip, isOutline);
        types = parts.TryGetValue(PackageTypes.Part, out var content) ? new PackageTypes(PackageXml.Load(content, PackageTypes.Part, limits))
            : throw new RefusedPackageException(PackageProblem.Broken, PackageTypes.Part);
        relations = parts.Keys.Where(IsRelations).SelectMany(Read).ToLookup(one => one.Source, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<string> Names => parts.Keys;

    public IEnumerable<string> Types => types.All;

    public IEnumerable<PackageRelation> All => relations.SelectMany(one => one);

    /// <param name="bytes">The file.</param>
    /// <param name="limits">How much of it is read.</param>
    /// <param name="isOutline">To hold only what says how the parts belong together.</param>
    /// <exception cref="RefusedPackageException">It is none, or one that is not read.</exception>
    public static Package Read(byte[] bytes, PackageLimits limits, bool isOutline = false)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return new Package(zip, limits, isOutline);
        }
        catch (StreamTooLongException)
        {
            throw new RefusedPackageException(PackageProblem.TooLarge);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or ArgumentException
            or IOException)
        {
            throw new RefusedPackageException(PackageProblem.Broken);
        }
    }

    public byte[] Content(string part) => parts[part];

    public string? TypeOf(string part) => types.Of(part);

    /// <param name="part">The part; empty for the package itself.</param>
    public IEnumerable<PackageRelation> Of(string part) => relations[part];

    /// <exception cref="RefusedPackageException">It is no XML, or more of it than is read.</exception>
    public XElement Xml(string part)
    {
        try
        {
            return PackageXml.Load(parts[part], part, limits);
        }
        catch (Exception error) when (error is XmlException or InvalidOperationException or ArgumentException)
        {
            throw new RefusedPackageException(PackageProblem.Broken, part);
        }
    }

    /// <summary>The one part that the package itself names as the document, of the one type that it may have.</summary>
    /// <exception cref="RefusedPackageException">There is none, or more than one that a program could open.</exception>
    public string Main(string type)
    {
        // Programs that look at the end of a type only would open another part.
        var named = Of("").Where(one => one.Type.EndsWith(PackageRelation.MainEnd, StringComparison.OrdinalIgnoreCase)).ToList();
        var alike = parts.Keys.Where(part => part != PackageTypes.Part && TypeOf(part) == type).ToList();
        return named.Count > 1 || alike.Count > 1
            ? throw new RefusedPackageException(PackageProblem.TwoMains, alike.Count > 1 ? alike[1] : named.Find(one => TypeOf(one.Target) != type)?.Target)
            : named is [{ IsOutside: false, Type: PackageRelation.Main } only] && TypeOf(only.Target) == type ? only.Target
            : throw new RefusedPackageException(PackageProblem.NoMain);
    }

    /// <exception cref="RefusedPackageException">A file lies in the zip that no part refers to, or whose type nobody states.</exception>
    public void AllBelong()
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "" };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var source))
        {
            foreach (var one in Of(source).Where(one => !one.IsOutside && reached.Add(one.Target)))
            {
                open.Enqueue(one.Target);
            }
        }

        if (parts.Keys.FirstOrDefault(
            part => part != PackageTypes.Part && (TypeOf(part) is null || !(IsRelations(part) || reached.Contains(part)))) is { } foreign)
        {
            throw new RefusedPackageException(PackageProblem.Foreign, foreign);
        }
    }

    private void Inflate(ZipArchive zip, bool isOutline)
    {
        if (zip.Entries.Count > limits.Parts)
        {
            throw new RefusedPackageException(PackageProblem.TooLarge);
        }

        var left = limits.Whole;
        foreach (var entry in zip.Entries.Where(entry => !(entry.FullName.EndsWith('/') && entry.Length == 0)))
        {
            if (entry.IsEncrypted || IsStray(entry.FullName))
            {
                throw new RefusedPackageException(PackageProblem.Foreign, entry.FullName);
            }

            // What an entry says of its size is not believed: what comes out is counted.
            using var inflated = new LimitedStream(entry.Open(), Math.Min(limits.Part, left));
            using var content = new MemoryStream();
            inflated.CopyTo(isOutline && entry.FullName != PackageTypes.Part && !IsRelations(entry.FullName) ? Stream.Null : content);
            left -= inflated.Taken;
            if (!parts.TryAdd(entry.FullName, content.ToArray()))
            {
                throw new RefusedPackageException(PackageProblem.Repeated, entry.FullName);
            }
        }
    }

    // 'word/_rels/document.xml.rels' speaks of 'word/document.xml'.
    private IEnumerable<PackageRelation> Read(string file)
    {
        var at = file.LastIndexOf(Relations, StringComparison.OrdinalIgnoreCase);
        var (folder, source) = (file[..at], file[..at] + file[(at + Relations.Length)..^".rels".Length]);
        var root = Xml(file);
        if (root.Name != RelationSpace + "Relationships" || root.Elements().Any(one => one.Name != RelationSpace + "Relationship"))
        {
            throw new RefusedPackageException(PackageProblem.Broken, file);
        }

        if (source.Length > 0 && !parts.ContainsKey(source))
        {
            throw new RefusedPackageException(PackageProblem.Foreign, file);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in root.Elements())
        {
            if (one.Attribute("Id")?.Value is not { Length: > 0 } id || !ids.Add(id) || one.Attribute("Type")?.Value is not { } type
                || one.Attribute("Target")?.Value is not { } target)
            {
                throw new RefusedPackageException(PackageProblem.Broken, file);
            }

            var mode = one.Attribute("TargetMode")?.Value;
            var isOutside = mode == "External" || target.StartsWith('#');
            if (mode is not (null or "Internal" or "External"))
            {
                throw new RefusedPackageException(PackageProblem.Broken, file);
            }

            yield return new PackageRelation(source, id, StrictNames.OfType(type), isOutside ? target : Inside(folder, target, file), isOutside);
        }
    }

    private string Inside(string folder, string target, string file)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target[1..] : folder + target).Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        var part = string.Join('/', steps);
        return !IsStray(part) && !IsRelations(part) && parts.ContainsKey(part) ? part : throw new RefusedPackageException(PackageProblem.Broken, file);
    }

    private static bool IsRelations(string part) => part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        && (part.StartsWith(Relations, StringComparison.OrdinalIgnoreCase) || part.Contains("/" + Relations, StringComparison.OrdinalIgnoreCase));

    // Names that no program writes, and that two programs understand in two ways.
    private static bool IsStray(string name) =>
        name.Length == 0 || name.StartsWith('/') || name.Any(letter => letter is '\\' or ':' or '%' or '?' or '#' || char.IsControl(letter))
            || name.Split('/').Any(step => step is "" or "." or "..");
}
