using Microsoft.AspNetCore.Authorization;

namespace ActionPlan.Host.Access;

/// <summary>Whoever opens the page or calls the endpoint must have the right somewhere; where exactly, commands and queries decide.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class NeedsAttribute(Right right) : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    public Right Right { get; } = right;

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RightRequirement(Right)];
}

internal sealed record RightRequirement(Right Right) : IAuthorizationRequirement;

/// <summary>Asks the actor of the request, whose grants were just read from the database.</summary>
internal sealed class RightHandler(IHttpContextAccessor contexts) : AuthorizationHandler<RightRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (contexts.HttpContext?.RequestServices.GetRequiredService<Acting>().Actor.MaySomewhere(requirement.Right) == true)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal static class NeedsRight
{
    /// <summary>States the right that an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NeedsAttribute(right));
}
