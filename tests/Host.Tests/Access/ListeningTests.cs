using Microsoft.Extensions.Configuration;

namespace ActionPlan.Host.Tests.Access;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("https://0.0.0.0:443")]
    [InlineData("https://*:443")]
    public void This_machine_and_encrypted_addresses_are_listened_on(string url) => Assert.Equal([url], Listening.Addresses(Settings(("urls", url))));

    [Theory]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://*:80")]
    [InlineData("http://+:80")]
    [InlineData("http://[::]:80")]
    [InlineData("http://192.168.1.5:80")]
    [InlineData("http://127.0.0.1.example.vn:80")]
    [InlineData("ftp")]
    public void An_open_address_without_encryption_is_refused(string url)
    {
        Assert.Throws<StartRefusedException>(() => Listening.Addresses(Settings(("urls", url))));
        Assert.Throws<StartRefusedException>(() => Listening.Addresses(Settings(("Kestrel:Endpoints:A:Url", url))));
        Assert.Throws<StartRefusedException>(() => Listening.Addresses(Settings(("urls", "https://*:443;" + url))));
    }

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("10.0.0.5, 127.0.0.1")]
    public void Behind_a_proxy_that_is_named_it_may_be_open(string proxies) =>
        Assert.Equal(["http://0.0.0.0:80"], Listening.Addresses(Settings(("urls", "http://0.0.0.0:80"), ("ActionPlan:BehindProxy", proxies))));

    [Theory]
    [InlineData("true")]
    [InlineData("proxy.example.vn")]
    public void A_proxy_is_named_by_its_address(string proxies) =>
        Assert.Throws<StartRefusedException>(() => Listening.Proxies(Settings(("ActionPlan:BehindProxy", proxies))));

    [Theory]
    [InlineData("urls", "https://0.0.0.0:443")]
    [InlineData("urls", "http://127.0.0.1:5080;https://192.168.1.5:443")]
    [InlineData("Kestrel:Endpoints:A:Url", "https://*:443")]
    [InlineData("ActionPlan:BehindProxy", "127.0.0.1")]
    public void The_sample_is_served_on_this_machine_only(string setting, string value)
    {
        Assert.Contains("leave-sample", Assert.Throws<StartRefusedException>(() => Listening.KeepToThisMachine(Settings((setting, value)))).Message,
            StringComparison.Ordinal);
        Listening.KeepToThisMachine(Settings());
        Listening.KeepToThisMachine(Settings(("urls", "http://127.0.0.1:5081")));
    }

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
