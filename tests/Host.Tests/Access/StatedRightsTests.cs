using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Cli;
using Mediator;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Whatever is added states who may use it: what does not is found here.</summary>
public sealed class StatedRightsTests
{
    /// <summary>Static files that are not there, and redirections of Blazor's own: signed in by the fallback policy, and without content.</summary>
    private static readonly string[] OfTheFramework = ["Fallback {**path:file}", "Blazor Opaque Redirection"];

    [Fact]
    public async Task Every_endpoint_and_page_states_a_right_or_that_anybody_may()
    {
        using var folder = new TemporaryFolder();
        // Files lie beside the app's own executable, not beside the tests'; which ones there are does not matter here.
        await File.WriteAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "ActionPlan.Host.Tests.staticwebassets.endpoints.json"),
            """{ "Version": 1, "ManifestType": "Build", "Endpoints": [] }""",
            TestContext.Current.CancellationToken);
        var builder = HostBuild.Prepare([], new Deployment(IsSample: false, folder.Path));
        await using var app = builder.Build();
        WebHost.Map(app);

        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        var silent = endpoints.Where(endpoint =>
            !OfTheFramework.Contains(endpoint.DisplayName) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<NeedsAttribute>() is null
            && endpoint.RoutePattern.RawText?.StartsWith("/account", StringComparison.Ordinal) != true).Select(endpoint => endpoint.DisplayName);

        Assert.True(endpoints.Count > 20);
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_command_says_what_must_be_allowed()
    {
        var commands = typeof(Commands).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IMessage))).ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.True(command.IsAssignableTo(typeof(IGuarded)), command.Name));
    }
}
