using System.Net;

namespace ActionPlan.Host.Words;

/// <summary>
/// Where the app listens. Passwords and cookies never cross a network in clear: other machines reach it by TLS, or through a proxy that speaks it.
/// </summary>
internal static class Listening
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <exception cref="StartRefusedException">An address can be reached from other machines without TLS.</exception>
    public static string[] Addresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        var ports = configuration["http_ports"] ?? configuration["https_ports"];
        var urls = Split(configuration["urls"]);
        foreach (var url in endpoints.Concat(urls).Where(url => !IsSafe(url, configuration)))
        {
            throw new StartRefusedException(
                $"The address '{url}' can be reached from other machines without TLS: passwords would cross the network in clear. "
                + $"Use https with a certificate (Kestrel:Certificates:Default), an address of this machine such as {DefaultAddress}, "
                + "or name the proxy that speaks TLS in ActionPlan:BehindProxy (its IP address).");
        }

        return endpoints.Count > 0 ? [] : urls.Length > 0 ? urls : ports is null
            ? [DefaultAddress] : [.. Split(ports).Select(port => $"http://127.0.0.1:{port}")];
    }

    /// <summary>In the sample anybody steps into anybody's place without a password: it is for whoever sits at this machine.</summary>
    /// <exception cref="StartRefusedException">Other machines could reach it.</exception>
    public static void KeepToThisMachine(IConfiguration configuration)
    {
        if (IsOpen(configuration))
        {
            throw new StartRefusedException(
                "This is the sample, which anybody enters without a password: it is served on this machine only. "
                + $"Use an address such as {DefaultAddress} and no ActionPlan:BehindProxy, or go back to the real database: leave-sample.");
        }
    }

    /// <summary>Whether the configuration lets other machines reach the app, by itself or through a proxy.</summary>
    public static bool IsOpen(IConfiguration configuration) =>
        Proxies(configuration).Count > 0
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()
            .Concat(Split(configuration["urls"])).Any(url => !IsLoopback(url));

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The proxies whose word on the visitor's address is taken; comma-separated IP addresses.</summary>
    /// <exception cref="StartRefusedException">One is no IP address.</exception>
    public static IReadOnlyList<IPAddress> Proxies(IConfiguration configuration) =>
        [.. (configuration["ActionPlan:BehindProxy"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(proxy => IPAddress.TryParse(proxy, out var address) ? address
                : throw new StartRefusedException($"ActionPlan:BehindProxy names '{proxy}', which is no IP address such as 127.0.0.1."))];

    private static bool IsSafe(string url, IConfiguration configuration) =>
        IsLoopback(url) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || Proxies(configuration).Count > 0;

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
