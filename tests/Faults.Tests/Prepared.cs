[assembly: AssemblyFixture(typeof(ActionPlan.Faults.Tests.Prepared))]

namespace ActionPlan.Faults.Tests;

/// <summary>Installations made once and copied for each fault.</summary>
public sealed class Prepared : IAsyncDisposable
{
    private readonly Lazy<Task<Site>> imported = new(Import);
    private readonly Lazy<Task<Site>> reviewed;
    private readonly Lazy<Task<Site>> proposed;

    public Prepared() => (reviewed, proposed) = (new(Review), new(Propose));

    /// <summary>With the figures of a quarter that nobody has judged yet.</summary>
    internal Task<Site> Imported => imported.Value;

    /// <summary>Judged, the units told, and a report that can be issued.</summary>
    internal Task<Site> Reviewed => reviewed.Value;

    /// <summary>With two proposals to change the rules.</summary>
    internal Task<Site> Proposed => proposed.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var made in new[] { imported, reviewed, proposed }.Where(made => made.IsValueCreated && made.Value.IsCompletedSuccessfully))
        {
            (await made.Value).Dispose();
        }
    }

    private static async Task<Site> Import()
    {
        var site = new Site();
        Assert.Null(await site.Inside(Deeds.Import));
        return site;
    }

    private async Task<Site> Propose()
    {
        var site = (await Imported).Copy();
        Assert.Null(await site.Inside(Publishing.Propose));
        return site;
    }

    private async Task<Site> Review()
    {
        var site = (await Imported).Copy();
        Assert.Null(
            await site.Inside(async (services, cancellation) => await Deeds.Evaluate(services, cancellation) ?? await Deeds.Review(services, cancellation)));
        return site;
    }
}
