using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Health;

/// <summary>Whether letters leave, and lead somewhere.</summary>
internal sealed class MailServerPart(PublicSite site, Deployment deployment) : IHealthPart
{
    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<HealthLine>>(
    [
        deployment.IsSample ? new HealthLine("MailServer", HealthState.Good) { Case = "Sample" }
        : !site.Leave ? new HealthLine("MailServer", HealthState.Warning) { Case = "Files" }
        : site.Site is null ? new HealthLine("MailServer", HealthState.Warning) { Case = "NoAddress" }
        : new HealthLine("MailServer", HealthState.Good),
    ]);
}
