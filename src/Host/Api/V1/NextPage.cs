using System.Globalization;

namespace ActionPlan.Host.Api.V1;

/// <summary>Where a list goes on, to be followed as it is.</summary>
internal static class NextPage
{
    public static string Of(string path, params IEnumerable<(string Name, object? Value)> query) => $"/api/v1/{path}?" + string.Join('&', query
        .Where(part => part.Value is not null)
        .Select(part => $"{part.Name}={Uri.EscapeDataString(string.Format(CultureInfo.InvariantCulture, "{0}", part.Value))}"));
}
