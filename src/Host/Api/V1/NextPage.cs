namespace ActionPlan.Host.Api.V1;

/// <summary>Where a list goes on, to be followed as it is: within the plan that the address named.</summary>
internal static class NextPage
{
    public static string Of(HttpContext context, string path, params IEnumerable<(string Name, object? Value)> query) =>
        $"{context.Request.PathBase}/api/v1/{path}?" + string.Join('&', query
        .Where(part => part.Value is not null)
        .Select(part => $"{part.Name}={Uri.EscapeDataString(string.Format(CultureInfo.InvariantCulture, "{0}", part.Value))}"));
}
