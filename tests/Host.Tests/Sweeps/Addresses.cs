using ActionPlan.Host.Tests.Access.Matrix;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>An address of the app: where it leads in the sample, who may open it, and what may be asked of it.</summary>
internal sealed record SweptAddress(RouteEndpoint Endpoint, string Method)
{
    /// <summary>What of the sample an address names; what stands here not at all is 1, or x.</summary>
    private static readonly Dictionary<string, string> Examples = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/targets/{Module}/{Id}"] = "/targets/security/crimeRate", ["/meeting/targets/{Module}/{Id}"] = "/meeting/targets/security/crimeRate",
        ["PartName"] = "overdue", ["/assignments/{Id}"] = "/assignments/pollution-programme", ["/admin/unit/{Id}"] = "/admin/unit/police",
        ["/admin/area/{Id}"] = "/admin/area/phuong-12", ["/figures/cell/{FigureId}/{AreaId}/{At}"] = "/figures/cell/criminalCases/phuong-12/2025-Q3",
        ["/reports/{Id:long}/sections/{Section}"] = "/reports/2/sections/proposals", ["/alerts/of/{module}/{target}"] = "/alerts/of/security/detectionRate",
        ["Unit"] = "police", ["Module"] = "security", ["AreaId"] = "phuong-12", ["Quarter"] = "2025-Q3", ["RegisterId"] = "wells", ["register"] = "wells",
        ["culture"] = "vi",
    };

    public string Name => AppRoutes.Name(Endpoint);

    /// <summary>The first of those who may; null for strangers.</summary>
    public string? Person => PageTable.Rows[$"{Method} {Name}"] is var people && people is PageTable.Anybody or PageTable.ByKey ? null : people.Split(' ')[0];

    public IReadOnlyList<string> RouteParameters => [.. Endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name)];

    /// <summary>What may stand behind the question mark, or in a form.</summary>
    public IReadOnlyList<string> Asked { get; } = Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page
        ? [.. page.GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
            .Select(property => (property.Name,
                Attribute: Attribute.GetCustomAttribute(property, typeof(SupplyParameterFromQueryAttribute)) as SupplyParameterFromQueryAttribute))
            .Where(property => property.Attribute is not null).Select(property => property.Attribute!.Name ?? property.Name)]
        : [.. AppRoutes.ParametersOf(Endpoint).Where(parameter => parameter.ParameterInfo.ParameterType is { IsPrimitive: true } or { Name: nameof(String) })
            .Select(parameter => parameter.Name).Except(Endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name))];

    public static IEnumerable<SweptAddress> All(SampleApp app, string method) =>
        app.Endpoints.Where(endpoint => AppRoutes.Takes(endpoint, method)).Select(endpoint => new SweptAddress(endpoint, method))
            .DistinctBy(address => address.Name);

    /// <summary>The address, with one part of it replaced.</summary>
    public string With(string? parameter = null, string value = "")
    {
        if (parameter is null && Examples.TryGetValue(Name, out var whole))
        {
            return whole;
        }

        return Endpoint.RoutePattern.Parameters.Aggregate(Name, (path, part) => path.Replace(
            path[path.IndexOf("{" + part.Name, StringComparison.Ordinal)..(path.IndexOf('}', path.IndexOf("{" + part.Name, StringComparison.Ordinal)) + 1)],
            part.Name == parameter ? value : Examples.GetValueOrDefault(part.Name) ?? (part.ParameterPolicies.Count > 0 ? "1" : "x"),
            StringComparison.Ordinal));
    }
}
