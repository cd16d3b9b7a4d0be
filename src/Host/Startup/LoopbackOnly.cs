using System.Net;

namespace ActionPlan.Host.Startup;

/// <summary>There is no sign-in yet: whoever reaches the app may enter figures. So it listens to this machine only, and says so.</summary>
internal static class LoopbackOnly
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <exception cref="StartRefusedException">An address can be reached from other machines.</exception>
    public static string[] Addresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        var ports = configuration["http_ports"] ?? configuration["https_ports"];
        var urls = Split(configuration["urls"]);
        foreach (var url in endpoints.Concat(urls).Where(url => !IsLoopback(url)))
        {
            throw new StartRefusedException(
                $"The address '{url}' can be reached from other machines, and there is no sign-in yet: ActionPlan listens on loopback only. "
                + $"Use an address such as {DefaultAddress}.");
        }

        return endpoints.Count > 0 ? [] : urls.Length > 0 ? urls : ports is null ? [DefaultAddress] : [.. Split(ports).Select(port => $"http://127.0.0.1:{port}")];
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return false;
        }

        return address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
