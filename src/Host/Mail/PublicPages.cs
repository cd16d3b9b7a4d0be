namespace ActionPlan.Host.Mail;

/// <summary>
/// Addresses of pages, as letters name them. A letter is stored with <see cref="Unresolved"/> in the place of the site, which is filled in
/// when it is sent (<see cref="Dispatch"/>): an address that is set or mended later serves for what still waits.
/// </summary>
internal sealed class PublicPages(PlanAtHand planAtHand)
{
    /// <summary>Stands for the site in stored letters; nobody can own it.</summary>
    public const string Unresolved = "https://pages.invalid/";

    private static readonly Uri Site = new(Unresolved);

    public Uri Home => At("");

    public Uri Figures => At("figures");

    /// <param name="key">The target as <c>module.target</c>.</param>
    /// <param name="area">The area's id.</param>
    public Uri Target(string key, string area) =>
        At($"targets/{string.Join('/', key.Split('.', 2).Select(Uri.EscapeDataString))}?area={Uri.EscapeDataString(area)}");

    public Uri Report(long id) => At(FormattableString.Invariant($"reports/{id}"));

    public Uri Overdue => At("overdue");

    public Uri Alert(long id) => At(FormattableString.Invariant($"alerts/{id}"));

    public Uri Assignment(string id) => At($"assignments/{Uri.EscapeDataString(id)}");

    /// <summary>The alert of a target in an area, for letters that are written before it has a number.</summary>
    public Uri AlertOf(string key, string area) =>
        At($"alerts/of/{string.Join('/', key.Split('.', 2).Select(Uri.EscapeDataString))}?area={Uri.EscapeDataString(area)}");

    /// <param name="page">A page's address, seen from the plan's first page.</param>
    public Uri Page(string page) => At(page.TrimStart('/'));

    // A letter is read for years: it names the plan that it is about.
    private Uri At(string path) => new(Site, planAtHand() is { } plan ? $"{plan.Id}/{path}" : path);
}
