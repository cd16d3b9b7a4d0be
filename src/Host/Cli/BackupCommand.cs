using System.CommandLine;
using ActionPlan.Host.Backups;
using ActionPlan.Host.Startup;
using Serilog.Events;

namespace ActionPlan.Host.Cli;

/// <summary><c>backup</c> and <c>restore</c>: the whole installation in one locked file, and back.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var to = new Option<string>("--to") { Description = terminal.Text("BackupTo"), HelpName = "DIR" };
        var verify = new Option<string>("--verify") { Description = terminal.Text("BackupVerify"), HelpName = "FILE" };
        var passphrase = PassphraseFile(terminal);
        var command = new Command("backup", terminal.Text("Backup")) { to, verify, passphrase };
        command.Validators.Add(result =>
        {
            if (result.GetValue(to) is null == result.GetValue(verify) is null)
            {
                result.AddError(terminal.Text("BackupOneOf"));
            }
        });
        command.SetAction((parsed, cancellation) => Run(
            terminal, parsed.GetValue(passphrase),
            async (services, secret) =>
            {
                if (parsed.GetValue(verify) is { } file)
                {
                    Tell(terminal, "BackupVerified", file, await services.GetRequiredService<Restoring>().Verify(file, secret, cancellation));
                    return;
                }

                var path = await services.GetRequiredService<Backup>().Take(parsed.GetValue(to)!, secret, cancellation);
                terminal.Say("BackupTaken", path, new FileInfo(path).Length / 1024);
            }));
        return command;
    }

    public static Command CreateRestore(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = terminal.Text("RestoreFrom"), Required = true, HelpName = "FILE" };
        var passphrase = PassphraseFile(terminal);
        var command = new Command("restore", terminal.Text("Restore")) { from, passphrase };
        command.SetAction((parsed, cancellation) => Run(
            terminal, parsed.GetValue(passphrase),
            async (services, secret) =>
            {
                var manifest = await services.GetRequiredService<Restoring>().Restore(parsed.GetRequiredValue(from), secret, cancellation);
                var folder = services.GetRequiredService<Deployment>().DataFolder;
                Tell(terminal, "Restored", folder, manifest);
                TellWhere(terminal, folder, manifest, services.GetRequiredService<IConfiguration>());
            }));
        return command;
    }

    // Put back for another provider, or beside another server, it would start on what it was not meant for.
    private static void TellWhere(Terminal terminal, string folder, BackupManifest manifest, IConfiguration machine)
    {
        if (manifest.Database == DatabaseProvider.Sqlite)
        {
            if (DatabaseChoice.ServerOf(machine) is { } wanted)
            {
                terminal.Error.WriteLine(terminal.Text("RestoredForServer", wanted));
            }
        }
        else
        {
            var settings = Path.Combine(folder, "settings.json");
            var server = DatabaseChoice.ServerOf(new ConfigurationBuilder().AddJsonFile(settings, optional: true).AddConfiguration(machine).Build());
            terminal.Error.WriteLine(server is null
                ? terminal.Text("RestoredWithoutServer", settings) : terminal.Text("RestoredBesideServer", server, settings));
        }
    }

    private static Option<string> PassphraseFile(Terminal terminal) =>
        new("--passphrase-file") { Description = terminal.Text("BackupPassphrase", Passphrase.Variable), HelpName = "FILE" };

    private static void Tell(Terminal terminal, string key, string place, BackupManifest manifest)
    {
        terminal.Say(key, place, manifest.Files.Count, manifest.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), manifest.Program);
        if (manifest.Database != DatabaseProvider.Sqlite)
        {
            terminal.Error.WriteLine(terminal.Text("BackupWithoutDatabase", manifest.Database));
        }
    }

    // Without opening the database: it may be what is missing.
    private static async Task<int> Run(Terminal terminal, string? passphraseFile, Func<IServiceProvider, string, Task> work)
    {
        try
        {
            var builder = HostBuild.Prepare(terminal.Settings, loudness: LogEventLevel.Warning);
            await using var app = builder.Build();
            await work(app.Services, Passphrase.Read(passphraseFile ?? builder.Configuration["Backup:PassphraseFile"]));
            return 0;
        }
        catch (Exception error) when (error is BackupRefusedException or StartRefusedException)
        {
            await terminal.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
