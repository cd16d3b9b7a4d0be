using System.Threading.RateLimiting;
using ActionPlan.Host.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ActionPlan.Host.Tests.Access;

public sealed class RateLimitTests
{
    [Fact]
    public async Task An_endpoint_that_names_a_limit_that_does_not_exist_keeps_the_host_from_starting()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRateLimits(new Dictionary<string, Func<HttpContext, RateLimitPartition<string>>>(StringComparer.Ordinal)
        {
            ["sign-in"] = _ => RateLimitPartition.GetNoLimiter(""),
        });
        await using var app = builder.Build();
        app.MapGet("/right", () => "").RequireRateLimiting("sign-in");
        app.CheckRateLimits();

        app.MapGet("/mistyped", () => "").RequireRateLimiting("sign-on");

        var refused = Assert.Throws<InvalidOperationException>(app.CheckRateLimits);
        Assert.Contains("/mistyped", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'sign-on'", refused.Message, StringComparison.Ordinal);
    }
}
