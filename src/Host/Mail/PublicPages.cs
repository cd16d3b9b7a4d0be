using ActionPlan.Host.Startup;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Mail;

/// <summary>Section <c>ActionPlan</c> of the configuration, as far as mail is concerned.</summary>
internal sealed record PublicAddress
{
    /// <summary>The address under which the readers of mail reach the pages.</summary>
    public Uri? PublicUrl { get; init; }
}

/// <summary>
/// Addresses of pages, as letters name them. A letter is stored with <see cref="Unresolved"/> in the place of the site, which is filled in
/// when it is sent (<see cref="Dispatch"/>): an address that is set or mended later serves for what still waits.
/// </summary>
internal sealed class PublicPages(IOptions<PublicAddress> address, IOptions<MailSettings> mail, Deployment deployment)
{
    /// <summary>Stands for the site in stored letters; nobody can own it.</summary>
    public const string Unresolved = "https://pages.invalid/";

    /// <summary>Where files in a folder lead to: whoever opens them sits at this machine.</summary>
    private const string OnThisMachine = "http://127.0.0.1:5080";

    private readonly Uri unresolved = new(Unresolved);

    /// <summary>Whether letters go to other machines.</summary>
    public bool Leave => !deployment.IsSample && !string.IsNullOrWhiteSpace(mail.Value.Smtp.Host);

    /// <summary>Where the site is for whoever reads the letters; null where they could not reach it.</summary>
    public Uri? Site => !Leave ? address.Value.PublicUrl ?? new Uri(OnThisMachine)
        : address.Value.PublicUrl is { IsLoopback: false } known ? known
        : null;

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

    /// <param name="page">A page's address within the site.</param>
    public Uri Page(string page) => At(page.TrimStart('/'));

    private Uri At(string path) => new(unresolved, path);
}
