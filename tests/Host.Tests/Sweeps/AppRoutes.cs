using System.Globalization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>The app's own table of addresses: which of them are pages, and to which one an address belongs.</summary>
internal sealed class AppRoutes(IReadOnlyList<RouteEndpoint> endpoints)
{
    public static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public static string Name(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    public static bool Takes(RouteEndpoint endpoint, string method) =>
        IsPage(endpoint) ? method == "GET" : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) == true;

    /// <summary>Parameters of an endpoint that is not a page, as its handler declares them.</summary>
    public static IEnumerable<IParameterBindingMetadata> ParametersOf(RouteEndpoint endpoint) => endpoint.Metadata.OfType<IParameterBindingMetadata>();

    public IEnumerable<RouteEndpoint> Pages => endpoints.Where(IsPage);

    /// <summary>The route that answers; null where none does.</summary>
    public string? Of(string method, string address)
    {
        var path = new Uri("http://here" + address).AbsolutePath;
        return endpoints.Where(endpoint => Takes(endpoint, method)).OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
            .FirstOrDefault(endpoint => Fits(endpoint, path)) is { } found
            ? Name(found) : null;
    }

    private static bool Fits(RouteEndpoint endpoint, string path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, values)
            && endpoint.RoutePattern.ParameterPolicies.Where(policy => policy.Value.Any(one => one.Content == "long"))
                .All(policy => long.TryParse(values[policy.Key]?.ToString(), CultureInfo.InvariantCulture, out _));
    }
}
