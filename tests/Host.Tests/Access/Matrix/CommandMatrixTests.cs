using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access.Matrix;

/// <summary>Every command tried by everybody through the real pipeline, cell by cell.</summary>
public sealed class CommandMatrixTests(GuardedWard guarded) : IClassFixture<GuardedWard>
{
    public static TheoryData<string> Commands => [.. CommandTable.Rows.Select(row => row.Command.GetType().Name)];

    [Fact]
    public void Every_command_of_the_app_stands_in_the_table_once()
    {
        var commands = typeof(AppDb).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IMessage))).Select(type => type.Name);

        Assert.Empty(commands.Except(Commands.Select(row => row.Data), StringComparer.Ordinal));
        Assert.Distinct(Commands.Select(row => row.Data));
        Assert.Empty(CommandTable.Rows.SelectMany(row => Named(row.May)).Except(People.All.Keys, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_is_carried_out_for_those_who_may_and_for_nobody_else(string command)
    {
        var (message, may) = CommandTable.Rows.Single(row => row.Command.GetType().Name == command);
        var passed = new List<string>();
        foreach (var (name, actor) in People.All)
        {
            if (await Passes(message, actor))
            {
                passed.Add(name);
            }
        }

        Assert.Equal(Named(may).Order(StringComparer.Ordinal), passed.Order(StringComparer.Ordinal));
        Assert.False(await Passes(message, Actor.Nobody), "a stranger");
        Assert.True(await Passes(message, Actor.System("Thử")), "the machine");
    }

    // Whatever else goes wrong afterwards, the guard had let it through.
    private async Task<bool> Passes(IMessage message, Actor actor)
    {
        await using var scope = guarded.Ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Commands(actor);
        try
        {
            await scope.ServiceProvider.GetRequiredService<ISender>().Send((object)message, TestContext.Current.CancellationToken);
            return true;
        }
        catch (NotAllowedException)
        {
            return false;
        }
        catch (Exception afterwards) when (afterwards is not OperationCanceledException)
        {
            return true;
        }
    }

    private static string[] Named(string people) => people.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
