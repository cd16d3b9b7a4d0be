using ActionPlan.Host.Plans;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Samples;

/// <summary>The worked example lies beside the ward's plan in every installation, and is in nobody's way.</summary>
public sealed class WorkedExampleTests : IDisposable
{
    private const string Ward = "phuong-12-2020-2025";
    private const string Example = "phuong-moi-2026-2030";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Outside_the_sample_it_is_loaded_and_checked_and_nobody_can_choose_it()
    {
        await using var app = await Started(isSample: false);
        var plans = app.Services.GetRequiredService<AllPlans>();

        Assert.Empty(plans.Broken);
        Assert.Equal([Ward, Example], plans.All.Select(plan => plan.Id));
        Assert.Equal([Ward], plans.Open.Select(plan => plan.Id));
        Assert.Null(plans.Find(Example));
        Assert.Equal(Ward, plans.AtHand.Id);
        var worked = new List<string?>();
        await app.Services.GetRequiredService<PlanScopes>().Each(services =>
        {
            worked.Add(services.GetRequiredService<PlanInForce>().Id);
            return Task.CompletedTask;
        });
        Assert.Equal([Ward], worked);
        Assert.Equal((false, true), (SaysMadeUp(app, Ward), SaysMadeUp(app, Example)));
        MigratedDatabase.LetGo(app.Services);
    }

    [Fact]
    public async Task In_the_sample_both_can_be_chosen_and_both_say_that_they_are_made_up()
    {
        await using var app = await Started(isSample: true);

        Assert.Equal([Ward, Example], app.Services.GetRequiredService<AllPlans>().Open.Select(plan => plan.Id));
        Assert.Equal((true, true), (SaysMadeUp(app, Ward), SaysMadeUp(app, Example)));
        MigratedDatabase.LetGo(app.Services);
    }

    public void Dispose() => folder.Dispose();

    private async Task<WebApplication> Started(bool isSample)
    {
        var app = await SampleApp.Build(folder.Path, isSample, builder => builder.Configuration["Rules:Folder"] = WardsRules.Everybodys);
        await app.Services.OpenDatabase(TestContext.Current.CancellationToken);
        return app;
    }

    private static bool SaysMadeUp(WebApplication app, string plan)
    {
        using var scope = app.Services.GetRequiredService<PlanScopes>().Open(app.Services.GetRequiredService<AllPlans>().All.Single(one => one.Id == plan));
        return scope.ServiceProvider.GetRequiredService<MadeUp>().IsIt;
    }
}
