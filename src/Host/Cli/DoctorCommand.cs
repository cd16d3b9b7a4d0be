using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionPlan.Host.Health;
using ActionPlan.Host.Pages.Health;
using ActionPlan.Host.Startup;
using Microsoft.Extensions.Localization;
using Serilog.Events;

namespace ActionPlan.Host.Cli;

/// <summary><c>doctor</c>: looks at every part of the installation, running or not, whole or broken, and changes nothing.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Told(string Part, string Title, string? Of, string State, string Text);

    public static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = terminal.Text("DoctorJson") };
        var strict = new Option<bool>("--strict") { Description = terminal.Text("DoctorStrict") };
        var command = new Command("doctor", terminal.Text("Doctor")) { json, strict };
        command.SetAction((parsed, cancellation) => Run(parsed.GetValue(json), parsed.GetValue(strict), terminal, cancellation));
        return command;
    }

    private static async Task<int> Run(bool json, bool strict, Terminal terminal, CancellationToken cancellation)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = terminal.Culture;
        var (app, settings) = Build(terminal);
        await using (app)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var lines = settings.Concat(await scope.ServiceProvider.GetRequiredService<MachineHealth>().Read(thoroughly: true, cancellation)).ToList();
            var words = scope.ServiceProvider.GetRequiredService<IStringLocalizer<HealthTexts>>();
            var told = lines.ConvertAll(
                line => new Told(line.Part, words[line.Part], line.Of, line.State.ToString().ToLowerInvariant(), HealthTexts.Said(words, line)));
            if (json)
            {
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(told, Json));
            }
            else
            {
                foreach (var line in told)
                {
                    await terminal.Out.WriteLineAsync(
                        $"{terminal.Text("Doctor." + line.State)}{line.Title}{(line.Of is { } of ? $" ({of})" : "")}: {line.Text}");
                }
            }

            var worst = lines.Max(line => line.State);
            return worst == HealthState.Bad || (strict && worst == HealthState.Warning) ? 1 : 0;
        }
    }

    // Whatever the settings are, the rest is looked at as far as it can be.
    private static (WebApplication App, IReadOnlyList<HealthLine> Settings) Build(Terminal terminal)
    {
        try
        {
            var builder = HostBuild.Prepare(terminal.Settings, loudness: LogEventLevel.Fatal);
            var problems = SettingsCheck.Problems(builder.Configuration);
            return (builder.Build(),
                problems.Count == 0 ? [new HealthLine("Settings", HealthState.Good)]
                    : [.. problems.Select(problem => new HealthLine("Settings", HealthState.Bad, problem))]);
        }
        catch (Exception error) when (error is StartRefusedException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (HostBuild.Prepare(terminal.Settings, loudness: LogEventLevel.Fatal, withFile: false).Build(),
                [new HealthLine("Settings", HealthState.Bad, StartAdvice.Of(error)) { Case = "File" }]);
        }
    }
}
