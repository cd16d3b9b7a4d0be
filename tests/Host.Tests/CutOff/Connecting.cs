using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Access.Outside;
using ActionPlan.Host.Tests.Mail;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ActionPlan.Host.Tests.CutOff;

/// <summary>
/// What <see cref="CutOffTests"/> has done in a process that trusts one authority. No test by itself: in any other process its certificates are nobody's.
/// </summary>
internal static class Connecting
{
    internal const string Argument = "connect-cut-off";
    internal const string Done = "connected where it should";
    internal const string Folder = "ACTIONPLAN_TEST_CERTIFICATES";
    internal const string Right = "right.pfx";
    internal const string WrongName = "wrong-name.pfx";
    internal const string Untrusted = "untrusted.pfx";

    public static async Task<int> Run()
    {
        await Send(Right, typeof(Delivery.Accepted));
        await Send(WrongName, typeof(Delivery.Misconfigured));
        await Send(Untrusted, typeof(Delivery.Misconfigured));
        await Ask();
        await Console.Out.WriteLineAsync(Done);
        return 0;
    }

    private static async Task Send(string file, Type expected)
    {
        using var certificate = Certificate(file);
        await using var server = new SmtpListener { Certificate = certificate };
        var carrier = new SmtpCarrier(
            Options.Create(
                new MailSettings { Smtp = new SmtpSettings { Host = "localhost", Port = server.Port, Security = SmtpSecurity.Tls, TimeoutSeconds = 10 } }));
        using var message = new MimeMessage(
            [new MailboxAddress("", "a@phuong12.example")], [new MailboxAddress("", "b@phuong12.example")], "Chào", new TextPart { Text = "Chào" });

        var delivery = await carrier.Deliver(1, message, default);

        Assert.IsType(expected, delivery);
        Assert.Equal(expected == typeof(Delivery.Accepted) ? 1 : 0, server.Received.Count);
    }

    private static async Task Ask()
    {
        foreach (var file in new[] { Right, WrongName, Untrusted })
        {
            using var certificate = Certificate(file);
            await using var provider = await Provider.Start(certificate);
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Oidc:Authority", provider.Issuer),
                    KeyValuePair.Create<string, string?>("Oidc:ClientId", "a")]).Build();
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddDataProtection();
            services.AddOutsideSignIn(configuration, isSample: false);
            await using var built = services.BuildServiceProvider();
            var options = built.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(OutsideSignIn.Scheme);

            if (file == Right)
            {
                var found = await options.ConfigurationManager!.GetConfigurationAsync(default);
                Assert.Equal(provider.Issuer, found.Issuer);
                Assert.Single(found.SigningKeys);
                using var answer = await options.Backchannel.PostAsync(new Uri(found.TokenEndpoint), new FormUrlEncodedContent([]));
                Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
            }
            else
            {
                var refused = await Assert.ThrowsAnyAsync<Exception>(() => options.ConfigurationManager!.GetConfigurationAsync(default));
                Assert.IsAssignableFrom<AuthenticationException>(refused.GetBaseException());
            }
        }
    }

    private static X509Certificate2 Certificate(string file) =>
        X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(Environment.GetEnvironmentVariable(Folder)!, file), password: null);
}
