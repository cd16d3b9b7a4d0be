using ActionPlan.Host.Charts;
using SkiaSharp;

namespace ActionPlan.Host.Health;

/// <summary>Whether charts have their letters, and printed reports those of their form or ones as wide.</summary>
internal sealed class FontsPart : IHealthPart
{
    private static readonly string[] Places =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        "/Library/Fonts", "/System/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];

    // The form's own, and those that are as wide letter by letter.
    private static readonly string[] OfForms = ["times", "liberationserif", "tinos"];

    private const string Letters = "ạảấậắặẹẽếệỉịọốộớợụủứựỳỵỷỹĐđƠơƯư";

    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        if (!thoroughly)
        {
            return Task.FromResult<IReadOnlyList<HealthLine>>([]);
        }

        // Throws where the program's own fonts cannot be drawn.
        ChartFont.Ensure();
        var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Task.FromResult<IReadOnlyList<HealthLine>>(
            [Of(Places.Where(Directory.Exists).SelectMany(place => Directory.EnumerateFiles(place, "*", everything)))]);
    }

    /// <param name="files">All fonts of the machine, and what else lies beside them.</param>
    internal static HealthLine Of(IEnumerable<string> files)
    {
        List<string> asWide = [.. files.Where(file => OfForms.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.OrdinalIgnoreCase)))];
        return asWide.Find(Writes) is { } good ? new HealthLine("Fonts", HealthState.Good, good)
            : asWide.Count > 0 ? new HealthLine("Fonts", HealthState.Warning, asWide[0]) { Case = "Letters" } : new HealthLine("Fonts", HealthState.Warning);
    }

    // Liberation before its second edition has none of them: each would be taken from another font, and the copy be refused as different.
    private static bool Writes(string file)
    {
        using var font = SKTypeface.FromFile(file);
        return font?.ContainsGlyphs(Letters) == true;
    }
}
