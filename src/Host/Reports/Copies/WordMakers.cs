using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>Who made a copy and what they remarked on it, which is told and not issued.</summary>
internal static class WordMakers
{
    private const int LongestName = 80;
    private static readonly string[] Named = ["creator", "lastModifiedBy", "Company", "Manager"];

    // What every program writes of itself and of the text.
    private static readonly HashSet<string> Usual = new(
    [
        "title", "language", "created", "modified", "revision", "lastPrinted", "Template", "TotalTime", "Pages", "Words", "Characters", "Application",
        "DocSecurity", "Lines", "Paragraphs",
        "ScaleCrop", "LinksUpToDate", "CharactersWithSpaces", "SharedDoc", "HyperlinksChanged", "AppVersion", "HeadingPairs", "TitlesOfParts", "version",
    ], StringComparer.Ordinal);

    public static void Note(PackageRelation relation, Package package, WordFindings found)
    {
        var sort = relation.Type[(relation.Type.LastIndexOf('/') + 1)..];
        if (sort is not ("comments" or "core-properties" or "extended-properties" or "custom-properties"))
        {
            return;
        }

        foreach (var one in package.Xml(relation.Target).Elements())
        {
            if (sort == "comments" && one.Name == Wml.W + "comment")
            {
                found.Comments++;
                Add(found.Commenters, one.Attribute(Wml.W + "author")?.Value);
            }
            else if (Named.Contains(one.Name.LocalName, StringComparer.Ordinal))
            {
                Add(found.Makers, one.Value);
            }
            else if (sort == "custom-properties" || (sort != "comments" && !Usual.Contains(one.Name.LocalName) && !string.IsNullOrWhiteSpace(one.Value)))
            {
                found.Properties++;
            }
        }
    }

    private static void Add(SortedSet<string> names, string? name)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            names.Add(name.Length <= LongestName ? name : name[..LongestName] + "…");
        }
    }
}
