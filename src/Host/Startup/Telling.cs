using ActionPlan.Host.Health;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ActionPlan.Host.Startup;

/// <summary>
/// Sends what is measured and traced to a collector by OTLP over HTTP, where one is named in <c>Telemetry:Endpoint</c>; else nothing leaves the machine.
/// </summary>
internal static class Telling
{
    // Durations of requests by route and of the runtime's own work: no path and no query, in which there may be secrets.
    private static readonly string[] OfTheFramework = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static IServiceCollection AddTelling(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Telemetry:Endpoint"] is not { Length: > 0 } collector)
        {
            return services;
        }

        services.AddHostedService<Measuring>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("actionplan", serviceVersion: ProgramVersion.Text))
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name).AddMeter(OfTheFramework).AddOtlpExporter(to => Send(to, collector, "metrics")))
            // The framework's own span around a request is not told, and must not decide about those within.
            .WithTracing(traces => traces.AddSource(Telemetry.Name).SetSampler(new AlwaysOnSampler()).AddOtlpExporter(to => Send(to, collector, "traces")));
        return services;
    }

    private static void Send(OtlpExporterOptions to, string collector, string what)
    {
        to.Protocol = OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new Uri($"{collector.TrimEnd('/')}/v1/{what}");
    }
}
