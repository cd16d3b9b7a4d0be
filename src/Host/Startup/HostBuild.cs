using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Connections;
using Serilog;
using Serilog.Events;

namespace ActionPlan.Host.Startup;

/// <summary>Puts the parts together: the same services for the web app and for commands that use the database.</summary>
internal static class HostBuild
{
    /// <param name="args">Settings such as <c>--urls=…</c>.</param>
    /// <param name="deployment">Where the data lie, where the configuration does not say so.</param>
    /// <param name="loudness">From which level on the log is written; commands speak for themselves.</param>
    /// <param name="withFile">Whether the settings' file is read; without it, what is left can be looked at when the file is broken.</param>
    public static WebApplicationBuilder Prepare(
        string[] args, Deployment? deployment = null, LogEventLevel loudness = LogEventLevel.Information, bool withFile = true)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        deployment ??= DeploymentOf(builder.Configuration);
        if (withFile)
        {
            AddSettings(builder.Configuration, Path.Combine(deployment.DataFolder, SettingsCheck.SettingsFile));
        }

        builder.Configuration
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        builder.WebHost.UseStaticWebAssets();
        // What the build has fingerprinted and compressed is served so in a working copy too.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddSingleton(deployment);
        builder.Services.AddSerilog(logging => Configure(logging, builder.Configuration, loudness));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKeys(builder.Configuration, deployment);
        builder.Services.AddFeatures(builder.Configuration);
        builder.Services.AddPages();
        builder.Services.AddOutsideSignIn(builder.Configuration, deployment.IsSample);
        builder.Services.AddSingleton<SampleSwitch>();
        return builder;
    }

    private static void AddSettings(ConfigurationManager configuration, string file)
    {
        if (Directory.Exists(file))
        {
            throw StartAdvice.OfSettings(file, new IOException("It is a folder."));
        }

        try
        {
            configuration.AddJsonFile(file, optional: true, reloadOnChange: false);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw StartAdvice.OfSettings(file, error);
        }
    }

    public static Deployment DeploymentOf(IConfiguration configuration)
    {
        var data = Folders.Data(configuration);
        var isSample = bool.TryParse(configuration["ActionPlan:Sample"], out var asked) ? asked : SampleSwitch.IsOn(data);
        return new Deployment(isSample, data);
    }

    private static void Configure(LoggerConfiguration logging, ConfigurationManager configuration, LogEventLevel loudness) => logging
        .MinimumLevel.Is(loudness)
        .MinimumLevel.Override("Microsoft", AtLeast(LogEventLevel.Warning, loudness))
        .MinimumLevel.Override("System", AtLeast(LogEventLevel.Warning, loudness))
        // Schemas exist on SQL Server only, and that is meant so.
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Model.Validation", AtLeast(LogEventLevel.Error, loudness))
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", AtLeast(LogEventLevel.Error, loudness))
        .MinimumLevel.Override("LinqToDB", AtLeast(LogEventLevel.Warning, loudness))
        .MinimumLevel.Override("Quartz", AtLeast(LogEventLevel.Warning, loudness))
        .ReadFrom.Configuration(configuration)
        // Said once and clearly by WebHost.
        .Filter
        .ByExcluding(entry => entry.Exception is IOException { InnerException: AddressInUseException } or OperationCanceledException or StartRefusedException)
        .Enrich.With<ToldError>()
        .Enrich.With<MaskedAddresses>()
        // Results of commands go to standard output, so what the program says of itself does not.
        .WriteToError(configuration["Telemetry:JsonLogs"] is { } asked && bool.TryParse(asked, out var isJson) && isJson);

    private static void WriteToError(this LoggerConfiguration logging, bool asJson)
    {
        if (asJson)
        {
            logging.WriteTo.Console(new JsonLog(), standardErrorFromLevel: LogEventLevel.Verbose);
            return;
        }

        logging.WriteTo.Console(
            outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {SourceContext}: {Message:lj}{" + ToldError.Name + ":l}{NewLine}",
            formatProvider: System.Globalization.CultureInfo.InvariantCulture,
            standardErrorFromLevel: LogEventLevel.Verbose);
    }

    private static LogEventLevel AtLeast(LogEventLevel level, LogEventLevel loudness) => loudness > level ? loudness : level;
}
