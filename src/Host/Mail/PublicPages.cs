using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Mail;

/// <summary>Section <c>ActionPlan</c> of the configuration, as far as mail is concerned.</summary>
internal sealed record PublicAddress
{
    /// <summary>The address under which the readers of mail reach the pages.</summary>
    public Uri PublicUrl { get; init; } = new("http://127.0.0.1:5080");
}

/// <summary>Addresses of pages, as mail names them.</summary>
internal sealed class PublicPages(IOptions<PublicAddress> address)
{
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

    /// <param name="address">A page's address within the site.</param>
    public Uri Page(string address) => At(address.TrimStart('/'));

    private Uri At(string path) => new($"{address.Value.PublicUrl.ToString().TrimEnd('/')}/{path}");
}
