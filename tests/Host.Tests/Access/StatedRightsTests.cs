using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using Mediator;
using Microsoft.AspNetCore.Authorization;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Whatever is added states who may use it: what does not is found here.</summary>
public sealed class StatedRightsTests
{
    [Fact]
    public async Task Every_endpoint_and_page_states_a_right_or_that_anybody_may()
    {
        using var folder = new TemporaryFolder();
        await using var app = await SampleApp.Build(folder.Path, isSample: false);

        var endpoints = SampleApp.EndpointsOf(app);
        var silent = endpoints.Where(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<NeedsAttribute>() is null
            && endpoint.RoutePattern.RawText?.StartsWith("/account", StringComparison.Ordinal) != true).Select(endpoint => endpoint.DisplayName);

        Assert.True(endpoints.Count > 20);
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_command_says_what_must_be_allowed()
    {
        var commands = typeof(CommandSender).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IMessage))).ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.True(command.IsAssignableTo(typeof(IGuarded)), command.Name));
    }
}
