namespace ActionPlan.Kernel.Tests;

public sealed class MailAddresses
{
    [Theory]
    [InlineData("congan@phuong12.example")]
    [InlineData("van.phong+bao-cao@p12.go-vap.example")]
    public void Mail_goes_to_addresses(string text) => Assert.True(MailAddressRule.Accepts(text));

    [Theory]
    [InlineData("côngan@phuong12.example")]
    [InlineData("congan@phường12.example")]
    [InlineData("congan@phuong12.example\u200B")]
    [InlineData("cong\u00ADan@phuong12.example")]
    [InlineData("congan@phuong12")]
    [InlineData("congan")]
    [InlineData("Công an <congan@phuong12.example>")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("congan@phuong12.example\r\nBcc: x@y.example")]
    [InlineData("")]
    [InlineData(null)]
    public void Mail_goes_nowhere_else(string? text) => Assert.False(MailAddressRule.Accepts(text));
}
