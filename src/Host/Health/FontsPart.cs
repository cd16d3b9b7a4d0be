using ActionPlan.Host.Charts;

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

    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        if (!thoroughly)
        {
            return Task.FromResult<IReadOnlyList<HealthLine>>([]);
        }

        // Throws where the program's own fonts cannot be drawn.
        ChartFont.Ensure();
        var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var found = Places.Where(Directory.Exists).SelectMany(place => Directory.EnumerateFiles(place, "*", everything))
            .FirstOrDefault(file => OfForms.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        return Task.FromResult<IReadOnlyList<HealthLine>>(
            [found is null ? new HealthLine("Fonts", HealthState.Warning) : new HealthLine("Fonts", HealthState.Good, found)]);
    }
}
