using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ActionPlan.Host.Tests.Telling;

/// <summary>What the program tells of itself, to whom, and what it keeps to itself.</summary>
public sealed partial class TelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Deploy => Path.Combine(Folders.Root, "deploy", "grafana");

    [Fact]
    public async Task The_dashboard_and_the_alerts_ask_for_what_the_meter_measures_and_for_all_of_it()
    {
        var instruments = typeof(Telemetry).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.GetValue(null))
            .OfType<Instrument>().ToList();
        var known = instruments.SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
        var dashboard = Asked(await File.ReadAllTextAsync(Path.Combine(Deploy, "actionplan.json"), Cancellation));
        var alerts = Asked(await File.ReadAllTextAsync(Path.Combine(Deploy, "alerts.yaml"), Cancellation));

        Assert.Equal(10, instruments.Count);
        Assert.Empty(dashboard.Concat(alerts).Except(known, StringComparer.Ordinal));
        Assert.All(instruments, instrument => Assert.Contains(NamesOf(instrument), dashboard.Contains));
    }

    [Fact]
    public async Task A_run_its_letters_and_a_refused_sign_in_are_measured()
    {
        var measured = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();

        await using var ward = await Ward.Open();
        ward.MailTo(SmtpListener.UnusedPort());
        await ward.Restart();
        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Schedule), Actor.System("Thử"), Cancellation);
        await ward.Get<OutboxSending>().SendDue(Cancellation);
        ward.Clock.Advance(TimeSpan.FromHours(2));
        using var measuring = ActivatorUtilities.CreateInstance<Measuring>(ward.Services);
        await measuring.Measure(Cancellation);

        Assert.All(
            ["actionplan.verdicts", "actionplan.run.duration", "actionplan.command.duration", "actionplan.lock.wait", "actionplan.retries",
                "actionplan.figures.overdue", "actionplan.mail.oldest_unsent", "actionplan.health.bad"],
            name => Assert.True(measured.ContainsKey(name), name));
        Assert.True(measured["actionplan.verdicts"] > 0);
        Assert.True(measured["actionplan.figures.overdue"] > 0);
        Assert.True(measured["actionplan.mail.oldest_unsent"] >= 7200);
    }

    /// <summary>The collector is an app of a few lines.</summary>
    [Fact]
    public async Task Where_a_collector_is_named_it_gets_metrics_and_traces_without_names_and_secrets_and_elsewhere_nothing_is_set_up()
    {
        var got = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.MapPost("/v1/{what}", async (string what, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            got.AddOrUpdate(what, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            return Results.Ok();
        });
        await collector.StartAsync(Cancellation);

        using var folder = new TemporaryFolder();
        await using var app = await SampleApp.Build(
            folder.Path, isSample: false, at => at.Services.AddTelling(at.Configuration), $"--Telemetry:Endpoint={collector.Urls.First()}", "--AllowedHosts=*");
        Assert.Empty(new ServiceCollection().AddTelling(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()));
        await app.Services.OpenDatabase(Cancellation);
        await app.StartAsync(Cancellation);
        using (var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) })
        {
            using var form = await client.GetAsync(new Uri("/sign-in?back=bi-mat-trong-dia-chi", UriKind.Relative), Cancellation);
            var token = Token().Match(await form.Content.ReadAsStringAsync(Cancellation)).Groups["token"].Value;
            using var typed = new FormUrlEncodedContent(
                [new("name", "nguyen-van-bi-mat"), new("password", "mat-khau-bi-mat"), new("__RequestVerificationToken", token)]);
            using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), typed, Cancellation);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        await app.Services.GetRequiredService<CommandSender>()
            .Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), Actor.System("Thử bí mật"), Cancellation);
        app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        await app.StopAsync(Cancellation);
        MigratedDatabase.LetGo(app.Services);

        Assert.All(["actionplan.sign_in.refused", "actionplan.command.duration", "http.server.request.duration"],
            name => Assert.Contains(name, got["metrics"], StringComparison.Ordinal));
        Assert.All(["EvaluateQuarter", "database", "db.operation.name"], name => Assert.Contains(name, got["traces"], StringComparison.Ordinal));
        Assert.All(got.Values, told => Assert.DoesNotContain("bi-mat", told, StringComparison.Ordinal));
        Assert.All(got.Values, told => Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("bí mật")), told, StringComparison.Ordinal));
    }

    /// <summary>As the collector names them for Prometheus.</summary>
    private static IEnumerable<string> NamesOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument.GetType().Name.Split('`')[0] switch
        {
            "Counter" => [name + "_total"],
            "Histogram" => [name + "_bucket", name + "_count", name + "_sum"],
            _ => [name],
        };
    }

    private static HashSet<string> Asked(string text) => Named().Matches(text).Select(found => found.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("\\bactionplan_[a-z_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
