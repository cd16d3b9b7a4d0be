using System.CommandLine;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups.Moving;

namespace ActionPlan.Host.Cli;

/// <summary><c>move-data</c>: from one database to the other, whole and proved.</summary>
internal static class MoveDataCommand
{
    private const string Variable = "ACTIONPLAN_MOVE_CONNECTION";
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static Command Create(Terminal terminal)
    {
        var to = new Option<DatabaseProvider>("--to") { Description = terminal.Text("MoveDataTo"), Required = true, HelpName = "sqlite|sqlserver" };
        var file = new Option<string>("--connection-file") { Description = terminal.Text("MoveDataConnection", Variable), HelpName = "FILE" };
        var round = new Option<bool>("--round") { Description = terminal.Text("MoveDataRound") };
        var command = new Command("move-data", terminal.Text("MoveData")) { to, file, round };
        command.SetAction((parsed, cancellation) => Backstage.Run(
            terminal, (services, token) => Move(parsed.GetValue(to), parsed.GetValue(file), parsed.GetValue(round), services, terminal, token), cancellation));
        return command;
    }

    private static async Task<int> Move(
        DatabaseProvider provider, string? file, bool round, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        if (file is not null && !OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
        {
            return terminal.Fail("MoveDataOpen", file);
        }

        var connection = (file is null ? Environment.GetEnvironmentVariable(Variable) : await File.ReadAllTextAsync(file, cancellation))?.Trim();
        if (string.IsNullOrEmpty(connection))
        {
            return terminal.Fail("MoveDataNoConnection", Variable);
        }

        var target = DatabaseChoice.Of(Settings(provider, connection), services.GetRequiredService<Deployment>() with { IsSample = false });
        var source = services.GetRequiredService<AppDbFactory>();
        if (target.FilePath is { } path)
        {
            if (path == source.Choice.FilePath)
            {
                return terminal.Fail("MoveDataSame");
            }

            // Connections never make one.
            await using var made = new FileStream(path, FileMode.OpenOrCreate);
        }

        // Whoever works meanwhile would be left behind.
        await using var alone = await OneHost.Take(source.Choice, cancellation);
        try
        {
            var into = new AppDbFactory(target, services.GetRequiredService<ILoggerFactory>());
            var move = new DataMove(
                source, into, services.GetServices<ISealed>, (table, rows) => terminal.Say("MoveDataTable", table, rows),
                services.GetRequiredService<TimeProvider>()) { Rounds = target.FilePath is null, MayRound = round };
            var moved = await move.Run(cancellation);
            if (target.FilePath is not null)
            {
                await using var db = source.CreateDbContext();
                await MovedKeys.Write(db, services.GetRequiredService<Deployment>().DataFolder, cancellation);
            }

            terminal.Say("MoveDataDone", moved.Count, moved.Sum(table => table.Rows));
            return 0;
        }
        catch (MoveRefusedException refused)
        {
            await terminal.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static IConfigurationRoot Settings(DatabaseProvider provider, string connection) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Database:Provider", provider.ToString()), new("Database:ConnectionString", connection)]).Build();
}
