using System.Net;
using System.Text.RegularExpressions;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>Something that a page says to whoever sees or hears it.</summary>
/// <param name="Where">The element, with the attribute where it is one.</param>
/// <param name="Language">As marked by the nearest element around it that says so; empty: the page's own.</param>
/// <param name="Text">The words, in one line.</param>
internal sealed partial record SaidOnPage(string Where, string Language, string Text)
{
    private static readonly string[] Silent = ["script", "style", "textarea", "symbol", "path"];
    private static readonly string[] Empty = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    private static readonly string[] Spoken = ["title", "aria-label", "placeholder", "alt", "data-label", "aria-description"];

    /// <summary>Read as our own pages are written: attributes in double quotes, elements closed.</summary>
    public static IReadOnlyList<SaidOnPage> Read(string page)
    {
        var said = new List<SaidOnPage>();
        var open = new Stack<(string Name, string Language)>([("", "")]);
        foreach (Match piece in Pieces().Matches(page))
        {
            var name = piece.Groups["name"].Value.ToLowerInvariant();
            if (piece.Groups["text"] is { Success: true } text)
            {
                Add(open.Peek().Name, open.Peek().Language, text.Value);
            }
            else if (piece.Groups["end"].Success)
            {
                while (open.Any(one => one.Name == name) && open.Pop().Name != name)
                {
                }
            }
            else if (name.Length > 0)
            {
                var attributes = Attributes().Matches(piece.Groups["attributes"].Value)
                    .ToLookup(one => one.Groups["key"].Value, one => one.Groups["value"].Value, StringComparer.OrdinalIgnoreCase);
                var language = name == "html" ? "" : attributes["lang"].FirstOrDefault() ?? open.Peek().Language;
                foreach (var key in Spoken)
                {
                    Add($"{name}@{key}", language, attributes[key].FirstOrDefault() ?? "");
                }

                if (!Empty.Contains(name) && !piece.Groups["attributes"].Value.EndsWith('/'))
                {
                    open.Push((name, language));
                }
            }
        }

        return said;

        void Add(string where, string language, string text)
        {
            var line = Spaces().Replace(WebUtility.HtmlDecode(text).Normalize(), " ").Trim();
            if (line.Length > 0 && !Silent.Contains(where))
            {
                said.Add(new SaidOnPage(where, language, line));
            }
        }
    }

    [GeneratedRegex("<!--.*?-->|<!doctype[^>]*>|</(?<end>)(?<name>[a-z][a-z0-9]*)\\s*>|<(?<name>[a-z][a-z0-9]*)(?<attributes>(?:[^>\"]|\"[^\"]*\")*)>|(?<text>[^<]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pieces();

    [GeneratedRegex("(?<key>[a-z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Attributes();

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Spaces();
}
