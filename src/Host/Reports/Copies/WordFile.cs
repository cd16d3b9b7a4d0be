using System.Security.Cryptography;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>
/// A Word file from outside, opened without trusting it: nothing in it runs, loads from elsewhere or hides from being compared. What it holds is
/// written again part by part; its own bytes are never given on.
/// </summary>
internal sealed class WordFile
{
    public const int LargestFile = 25 * 1024 * 1024;
    private const long MostPixels = 400_000_000;

    private static readonly PackageLimits Limits = new(Parts: 2000, Part: 20L * 1024 * 1024, Whole: 100L * 1024 * 1024, Depth: 200, Elements: 400_000);
    private static readonly byte[] OldOrLocked = [0xD0, 0xCF, 0x11, 0xE0];

    private readonly Package package;
    private readonly Dictionary<string, WordPart> kept = new(StringComparer.OrdinalIgnoreCase);
    private HiddenStyles styles = new(null);
    private HashSet<string>? listStyles;
    private long pixels;

    private WordFile(Package package)
    {
        this.package = package;
        if (package.Names.Any(name => name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            || package.Types
                .Any(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vba", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedPackageException(PackageProblem.Macros);
        }

        if (package.All.Select(WordParts.Refusal).OfType<PackageProblem>().Order().FirstOrDefault() is var refused and not PackageProblem.Broken)
        {
            throw new RefusedPackageException(refused);
        }

        var main = package.Main(WordParts.MainType);
        package.AllBelong();
        ReadAround(main);
        Body = Keep(main, new WordPartSort("", WordParts.MainType, Wml.W + "document", "document"), "word/document.xml").Content!;
        Others(package.Of("").Where(one => one.Type != PackageRelation.Main));
    }

    /// <summary>The text, as it is written.</summary>
    public XElement Body { get; }

    public IReadOnlyList<XElement> Headers => Said("header");

    /// <summary>Footers, footnotes and endnotes.</summary>
    public IReadOnlyList<XElement> Notes => [.. Said("footer"), .. Said("footnotes"), .. Said("endnotes")];

    /// <summary>What lists print in front of their lines besides counting them.</summary>
    public IEnumerable<string> ListTexts =>
        Said("numbering").SelectMany(part => part.Descendants(Wml.W + "lvlText")).Select(text => text.Attribute(Wml.W + "val")?.Value ?? "");

    /// <summary>The styles whose paragraphs are lines of lists.</summary>
    public IReadOnlySet<string> ListStyles => listStyles ??= ReadListStyles();

    public WordFindings Findings { get; } = new();

    /// <summary>The file, or why it is not taken and what in it is the reason.</summary>
    public static (WordFile? File, ReportReply Refused, string? What) Open(byte[] bytes)
    {
        if (bytes.Length > LargestFile || bytes.AsSpan().StartsWith(OldOrLocked))
        {
            return (null, bytes.Length > LargestFile ? ReportReply.CopyTooLarge : ReportReply.CopyOldOrLocked, null);
        }

        try
        {
            return (new WordFile(Package.Read(bytes, Limits)), ReportReply.Done, null);
        }
        catch (RefusedPackageException refused)
        {
            return (null, Reply(refused.Problem), refused.Part);
        }
    }

    /// <summary>The file as the system writes it, with further paragraphs at its end.</summary>
    public byte[] Write(string title, IReadOnlyList<XElement> last) => WordPackage.Write(kept.Values, title, last);

    private static ReportReply Reply(PackageProblem problem) => problem switch
    {
        PackageProblem.TooLarge => ReportReply.CopyTooLarge,
        PackageProblem.TooDeep => ReportReply.CopyTooDeep,
        PackageProblem.Foreign => ReportReply.CopyHasForeign,
        PackageProblem.TwoMains => ReportReply.CopyHasTwoTexts,
        PackageProblem.Picture => ReportReply.CopyPicture,
        PackageProblem.Macros => ReportReply.CopyHasMacros,
        PackageProblem.Outside => ReportReply.CopyLinksOutside,
        PackageProblem.Embedded => ReportReply.CopyHasEmbedded,
        _ => ReportReply.NotADocument,
    };

    private IReadOnlyList<XElement> Said(string sort) => [.. kept.Values.Where(part => part.Sort?.Relation == sort).Select(part => part.Content!)];

    private HashSet<string> ReadListStyles()
    {
        var all = Said("styles").SelectMany(part => part.Elements(Wml.W + "style"))
            .Select(style => (Id: Value(style, "styleId"), Based: Value(style.Element(Wml.W + "basedOn"), "val"),
                IsList: style.Element(Wml.W + "pPr")?.Element(Wml.W + "numPr") is not null)).ToList();
        var lists = all.Where(style => style.IsList).Select(style => style.Id).ToHashSet(StringComparer.Ordinal);
        while (all.Exists(style => lists.Contains(style.Based) && lists.Add(style.Id)))
        {
        }

        return lists;

        static string Value(XElement? one, string name) => one?.Attribute(Wml.W + name)?.Value ?? "";
    }

    // Styles first: what they hide is shown, and told where it is used.
    private void ReadAround(string main)
    {
        var around = package.Of(main).Where(one => WordParts.Kept.ContainsKey(one.Type)).Select(one => (Sort: WordParts.Kept[one.Type], one.Target)).ToList();
        if (around.Where(one => !one.Sort.AreMany).GroupBy(one => one.Sort).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new RefusedPackageException(PackageProblem.TwoMains, twice.Last().Target);
        }

        styles = new HiddenStyles(around.Find(one => one.Sort.Relation == "styles") is { Target: { } styled } ? package.Xml(styled) : null);
        foreach (var (sort, target) in around.DistinctBy(one => one.Target, StringComparer.OrdinalIgnoreCase))
        {
            Keep(target, sort, $"word/{sort.Name}{(sort.AreMany ? kept.Values.Count(part => part.Sort == sort) + 1 : "")}.xml");
        }
    }

    private WordPart Keep(string source, WordPartSort sort, string name)
    {
        if (package.TypeOf(source) != sort.Type || package.Xml(source) is not { } raw || raw.Name != sort.Root)
        {
            throw new RefusedPackageException(PackageProblem.Broken, source);
        }

        var relations = Relations(source, isMain: sort.Type == WordParts.MainType);
        var content = new WordCleaning(relations, styles, Findings).Of(raw, sort.Relation == "settings" ? WordNames.Settings : null);
        var part = new WordPart(name, sort.Type, sort, content, null,
            [.. relations.Kept.Values.Select(one => one with { Target = one.IsOutside ? one.Target : kept[one.Target].Name })]);
        kept.Add(source, part);
        return part;
    }

    private WordRelations Relations(string source, bool isMain)
    {
        var (keeps, pictures, vectors) = (new Dictionary<string, PackageRelation>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var one in package.Of(source))
        {
            if (one.Type == WordParts.Picture)
            {
                if (Picture(one.Target) is { } sha256)
                {
                    (keeps[one.Id], pictures[one.Id]) = (one, sha256);
                }
                else
                {
                    vectors[one.Id] = one.Target;
                }
            }
            else if ((isMain && WordParts.Kept.ContainsKey(one.Type)) || (one.Type == WordParts.Link && WordParts.IsReadable(one)))
            {
                keeps[one.Id] = one;
            }
            else if (one.Type == WordParts.Link)
            {
                Findings.LeftOut.Add("Links");
            }
            else
            {
                Others([one]);
            }
        }

        return new WordRelations(keeps, pictures, vectors);
    }

    private string? Picture(string target)
    {
        if (!kept.TryGetValue(target, out var part))
        {
            var content = package.Content(target);
            if (RasterPicture.Of(content) is not { } picture)
            {
                return null;
            }

            pixels += picture.Pixels;
            if (pixels > MostPixels)
            {
                throw new RefusedPackageException(PackageProblem.Picture, target);
            }

            kept.Add(target, part = new WordPart($"word/media/image{kept.Count}.{picture.Ending}", picture.Type, null, null, content, []));
        }

        return Convert.ToHexStringLower(SHA256.HashData(part.Bytes!));
    }

    private void Others(IEnumerable<PackageRelation> relations)
    {
        foreach (var one in relations)
        {
            if (!WordParts.LeftOut.TryGetValue(one.Type, out var key))
            {
                throw new RefusedPackageException(PackageProblem.Foreign, one.Target);
            }

            if (package.TypeOf(one.Target) == "application/inkml+xml")
            {
                continue;
            }

            if (key is not null)
            {
                Findings.LeftOut.Add(key);
            }

            WordMakers.Note(one, package, Findings);
        }
    }
}
