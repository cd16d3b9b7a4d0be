using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Health;

/// <summary>Whether the mail server would listen: connection, TLS, sign-in. Nothing is sent.</summary>
internal sealed class MailConnectionPart(IMailCarrier carrier) : IHealthPart
{
    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        if (!thoroughly || carrier is not SmtpCarrier smtp)
        {
            return [];
        }

        return
        [
            await smtp.Try(cancellation) switch
            {
                null => new HealthLine("MailConnection", HealthState.Good),
                Delivery.Misconfigured refused => new HealthLine("MailConnection", HealthState.Bad, refused.Error),
                Delivery.Unreachable passing => new HealthLine("MailConnection", HealthState.Bad, passing.Error) { Case = "Unreachable" },
                var other => throw new InvalidOperationException($"No connection ends so: {other}"),
            },
        ];
    }
}
