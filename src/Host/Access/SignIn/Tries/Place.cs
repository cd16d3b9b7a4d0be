using System.Net;
using System.Net.Sockets;

namespace ActionPlan.Host.Access.SignIn.Tries;

/// <summary>Where somebody tries to come in from.</summary>
/// <param name="From">A browser that the account's owner has signed in with, else an address.</param>
/// <param name="IsKnown">Whether it is such a browser.</param>
internal sealed record Place(string From, bool IsKnown)
{
    private const int NetworkBytes = 8;

    public static Place Of(HttpContext context, KnownBrowsers browsers, string? userId) =>
        userId is not null && browsers.In(context).FirstOrDefault(known => known.UserId == userId) is { } known
            ? new Place("browser " + known.Id, IsKnown: true)
            : new Place(Address(context.Connection.RemoteIpAddress), IsKnown: false);

    /// <summary>A household or office has a whole network of IPv6 addresses to try from: they count as one.</summary>
    public static string Address(IPAddress? address)
    {
        if (address is null)
        {
            return "–";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. plain.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]]) + "/64"
            : plain.ToString();
    }
}
