namespace ActionPlan.Host.Shell;

/// <summary>The plans that an address can name, and the one that this request is about.</summary>
/// <param name="all">The plan at hand first; none before one has come into force.</param>
/// <param name="choose">Makes the request one about the plan of an id.</param>
internal sealed class NamedPlans(Func<IReadOnlyList<NamedPlan>> all, Action<string> choose)
{
    /// <summary>First parts of addresses that belong to the site: a plan of that name is never taken for one.</summary>
    private static readonly string[] OfTheSite = ["api", "healthz"];

    private string? chosen;

    public IReadOnlyList<NamedPlan> All => [.. all().Where(plan => !OfTheSite.Contains(plan.Id, StringComparer.OrdinalIgnoreCase))];

    public NamedPlan? AtHand => All.FirstOrDefault(plan => !plan.IsPrepared);

    /// <summary>The plan that the request names, else the one at hand.</summary>
    public NamedPlan? Current => All.FirstOrDefault(plan => plan.Id == chosen) ?? AtHand;

    /// <summary>The plan that an address begins with, however it is spelt; null where it names none.</summary>
    /// <param name="path">From the site's root, without what stands behind the question mark.</param>
    public NamedPlan? Of(string path) =>
        path is ['/', .. var rest] && rest.Split('/')[0] is { Length: > 0 } first
            ? All.FirstOrDefault(plan => string.Equals(plan.Id, first, StringComparison.OrdinalIgnoreCase))
            : null;

    public void Choose(string id)
    {
        chosen = id;
        choose(id);
    }
}

/// <param name="Id">The id, as addresses name it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="From">The first quarter of its term.</param>
/// <param name="To">The last.</param>
/// <param name="IsPrepared">Whether it is only written: it was never in force.</param>
internal sealed record NamedPlan(string Id, string Name, Period From, Period To, bool IsPrepared = false);
