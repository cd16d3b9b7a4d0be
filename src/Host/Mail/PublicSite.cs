using ActionPlan.Host.Startup;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Mail;

/// <summary>Section <c>ActionPlan</c> of the configuration, as far as mail is concerned.</summary>
internal sealed record PublicAddress
{
    /// <summary>The address under which the readers of mail reach the pages.</summary>
    public Uri? PublicUrl { get; init; }
}

/// <summary>Where the pages are for whoever reads letters.</summary>
internal sealed class PublicSite(IOptions<PublicAddress> address, IOptions<MailSettings> mail, Deployment deployment)
{
    /// <summary>Where files in a folder lead to: whoever opens them sits at this machine.</summary>
    private const string OnThisMachine = "http://127.0.0.1:5080";

    /// <summary>Whether letters go to other machines.</summary>
    public bool Leave => !deployment.IsSample && !string.IsNullOrWhiteSpace(mail.Value.Smtp.Host);

    /// <summary>Where the site is for whoever reads the letters; null where they could not reach it.</summary>
    public Uri? Site => !Leave ? address.Value.PublicUrl ?? new Uri(OnThisMachine)
        : address.Value.PublicUrl is { IsLoopback: false } known ? known
        : null;
}
