using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.DataProtection;
using Serilog;
using Serilog.Events;

namespace ActionPlan.Host.Startup;

/// <summary>Puts the parts together: the same services for the web app and for commands that use the database.</summary>
internal static class HostBuild
{
    public static WebApplicationBuilder Prepare(string[] args, Deployment? deployment = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        deployment ??= DeploymentOf(builder.Configuration);
        builder.Configuration
            .AddJsonFile(Path.Combine(deployment.DataFolder, "settings.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(deployment);
        builder.Services.AddSerilog(logging => Configure(logging, builder.Configuration));
        builder.Services.AddSingleton(TimeProvider.System);
        // A service account has no home folder: the keys that sign forms and cookies stay with the data, and survive restarts.
        builder.Services.AddDataProtection().SetApplicationName("ActionPlan").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(deployment.DataFolder, "keys")));
        builder.Services.AddPages();
        return builder;
    }

    private static Deployment DeploymentOf(IConfiguration configuration)
    {
        var data = Folders.Data(configuration);
        var isSample = configuration.GetValue<bool?>("ActionPlan:Sample") ?? File.Exists(Path.Combine(data, "sample.on"));
        return new Deployment(isSample, data);
    }

    private static void Configure(LoggerConfiguration logging, IConfiguration configuration) => logging
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("System", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
        .ReadFrom.Configuration(configuration)
        // Results of commands go to standard output, so what the program says of itself does not.
        .WriteTo.Console(
            outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}",
            formatProvider: System.Globalization.CultureInfo.InvariantCulture,
            standardErrorFromLevel: LogEventLevel.Verbose);
}
