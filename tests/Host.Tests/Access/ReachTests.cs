using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access;

public sealed class ReachTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_readers_one_after_the_other_are_each_shown_what_is_theirs()
    {
        await using var ward = await Ward.Open();
        await ward.Get<CommandSender>().Send(
            new RecordFigures([new FigureEntry("cases", "ward", Period.Parse("2024-Q3"), 4)], "Nhập quý", FigureOrigin.Imported), Actor.System("Thử"),
            Cancellation);

        Assert.Equal(0, await Figures(ward, Actor.Nobody));
        Assert.Equal(1, await Figures(ward, Person(new Grant(Role.Leader))));
        Assert.Equal(0, await Figures(ward, Person(new Grant(Role.Leader, Area: "elsewhere"))));
        Assert.Equal(1, await Figures(ward, Person(new Grant(Role.Leader, Area: "ward"))));
        Assert.Equal(1, await Figures(ward, Actor.System("Thử")));
    }

    private static Actor Person(Grant grant) => new("Nguyễn An", "an", [grant], "127.0.0.1");

    private static async Task<int> Figures(Ward ward, Actor actor)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(actor);
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Figures.CountAsync(Cancellation);
    }
}
