using System.Net;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Pages;
using Microsoft.AspNetCore.Http;

namespace ActionPlan.Host.Tests.Access;

/// <summary>The sample lets anybody in without a password: nobody but this machine gets to see it.</summary>
public sealed class ClosedSampleTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("::1", null, true)]
    [InlineData("::ffff:127.0.0.1", null, true)]
    [InlineData("192.168.1.20", null, false)]
    [InlineData("::ffff:10.0.0.7", null, false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "Forwarded", false)]
    public void Here_is_this_machine_itself_and_no_proxy_on_it(string from, string? header, bool isHere)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        if (header is not null)
        {
            context.Request.Headers[header] = "203.0.113.7";
        }

        Assert.Equal(isHere, OnThisMachine.IsHere(context));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/app.css")]
    public async Task What_a_proxy_passes_on_is_told_where_the_sample_is_shown(string path)
    {
        using var client = await app.As(null);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("chỉ xem được trên chính máy", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [OnFile("two installations stand beside each other")]
    [Fact]
    public async Task An_installation_that_other_machines_reach_does_not_turn_into_the_sample()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        await using var open = await RunningApp.Start(data, "--ActionPlan:BehindProxy=127.0.0.1");
        using var administrator = new Visitor(open.Address, new SaysPlain());
        await administrator.SignIn("quantri", await open.OneTimePassword());
        await administrator.ChangePassword(await open.OneTimePassword(), SignedIn.NewPassword);

        Assert.DoesNotContain("/sample/load", await (await administrator.Get("/")).Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var answer = await administrator.Send("/sample/load", "/account");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("chỉ mở trên máy này", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.False(SampleSwitch.IsOn(data));
    }

    /// <summary>A proxy that is spoken to without TLS and says so; otherwise cookies would go by TLS only.</summary>
    private sealed class SaysPlain() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Forwarded-Proto", "http");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
