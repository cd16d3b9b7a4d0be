using ActionPlan.Host.Access.People;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access.Outside;

/// <summary>Where the settings name a claim, it alone decides on the first link.</summary>
public sealed class LinkByNameTests
{
    [Theory]
    [InlineData("an.nguyen", null, true)]
    [InlineData("AN.NGUYEN", null, true)]
    [InlineData(null, "an@phuong12.example", false)]
    [InlineData("ai.do", "an@phuong12.example", false)]
    public async Task A_name_links_and_an_address_does_not(string? userName, string? email, bool isLinked)
    {
        await using var ward = await Ward.Open();
        ward.Set("Oidc:Authority", "https://id.example.vn");
        ward.Set("Oidc:NameClaim", "preferred_username");
        await ward.Restart();
        var commands = ward.Services.GetRequiredService<CommandSender>();
        var created = await commands.Send(new CreatePerson("an.nguyen", new PersonFacts("Nguyễn An", null, "an@phuong12.example")), Actor.System("Thử"),
            TestContext.Current.CancellationToken);

        var entered = await commands.Send(new EnterFromOutside(new OutsideIdentity("https://id.example.vn", "1", email, userName)), Actor.System("Thử"),
            TestContext.Current.CancellationToken);

        Assert.Equal(isLinked ? created.Id : null, entered);
    }
}
