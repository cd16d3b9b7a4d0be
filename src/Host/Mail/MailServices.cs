using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Mail;

internal static class MailServices
{
    /// <summary>The outbox and the carrier that the configuration names. The sample never leaves the machine.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLocalization();
        services.Configure<MailSettings>(configuration.GetSection("Mail"));
        services.Configure<PublicAddress>(configuration.GetSection("ActionPlan"));
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<Envelope>();
        services.AddSingleton<OutgoingMail>();
        services.AddSingleton<PublicSite>();
        services.AddScoped<PublicPages>();
        services.AddSingleton<Dispatch>();
        services.AddSingleton<Readdressing>();
        services.AddSingleton<Composing>();
        services.AddSingleton<OutboxSending>();
        services.AddScoped<OutboxReading>();
        services.AddSingleton(Carrier);
        return services;
    }

    private static IMailCarrier Carrier(IServiceProvider services)
    {
        var deployment = services.GetRequiredService<Deployment>();
        var settings = services.GetRequiredService<IOptions<MailSettings>>();
        if (deployment.IsSample)
        {
            return new FileCarrier(Path.Combine(deployment.DataFolder, "sample-mail"));
        }

        return string.IsNullOrWhiteSpace(settings.Value.Smtp.Host) ? new FileCarrier(Path.Combine(deployment.DataFolder, "mail")) : new SmtpCarrier(settings);
    }
}
