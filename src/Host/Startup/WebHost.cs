using System.Net;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace ActionPlan.Host.Startup;

/// <summary>The web app and the scheduler, until stopped.</summary>
internal static class WebHost
{
    public static async Task<int> Run(string[] args)
    {
        try
        {
            // Into the sample and out again: the same process starts over on another database.
            while (await RunOnce(args))
            {
            }

            return 0;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{error.Message} Stop the other program, or choose another port: --urls=http://127.0.0.1:5081");
            return 1;
        }
    }

    private static async Task<bool> RunOnce(string[] args)
    {
        var builder = HostBuild.Prepare(args);
        if (HostBuild.DeploymentOf(builder.Configuration).IsSample)
        {
            Listening.KeepToThisMachine(builder.Configuration);
        }

        OidcSettings.Check(builder.Configuration);
        if (Listening.Addresses(builder.Configuration) is { Length: > 0 } addresses)
        {
            builder.WebHost.UseUrls(addresses);
        }

        builder.Services.AddScheduler(builder.Configuration);
        await using var app = builder.Build();
        Map(app);
        await Open(app);
        var oneTime = await People(app);
        await app.StartAsync();
        Announce(app, oneTime);
        await app.WaitForShutdownAsync();
        return app.Services.GetRequiredService<SampleSwitch>().RestartAsked;
    }

    public static void Map(WebApplication app)
    {
        if (Listening.Proxies(app.Configuration) is { Count: > 0 } proxies)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in proxies)
            {
                forwarded.KnownProxies.Add(proxy);
            }

            app.Use((context, next) => TakenForTls(context, next, proxies));
            app.UseForwardedHeaders(forwarded);
        }

        app.UseHsts();
        app.UseSecurityHeaders();
        app.UseLastResort();
        if (app.Services.GetRequiredService<Deployment>().IsSample)
        {
            app.UseOnThisMachine();
        }

        app.MapHealthz();
        app.MapPages();
        app.MapSample();
    }

    // A proxy is named because it speaks TLS; one that does not say so with each request has spoken it all the same.
    private static Task TakenForTls(HttpContext context, RequestDelegate next, IReadOnlyList<IPAddress> proxies)
    {
        if (context.Connection.RemoteIpAddress is { } from && proxies.Contains(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from)
            && !context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName))
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
        }

        return next(context);
    }

    private static async Task Open(WebApplication app)
    {
        try
        {
            await app.Services.OpenDatabase();
        }
        catch (InvalidOperationException error)
        {
            throw new StartRefusedException(error.Message);
        }
    }

    private static void MapHealthz(this WebApplication app) => app.MapGet("/healthz", () => "ok").AllowAnonymous();

    /// <summary>The first administrator's one-time password, where there was nobody yet.</summary>
    private static async Task<string?> People(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (!app.Services.GetRequiredService<Deployment>().IsSample)
        {
            return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CreateIfNone(CancellationToken.None);
        }

        await scope.ServiceProvider.GetRequiredService<SampleAccounts>().CreateIfNone(CancellationToken.None);
        return null;
    }

    private static void Announce(WebApplication app, string? oneTime)
    {
        var deployment = app.Services.GetRequiredService<Deployment>();
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"Mở trình duyệt: {address}");
        }

        if (oneTime is not null)
        {
            Console.WriteLine($"Đăng nhập lần đầu: tên {FirstAdministrator.UserName}, mật khẩu dùng một lần {oneTime} (chỉ hiện lần này).");
        }

        Console.WriteLine($"Dữ liệu: {deployment.DataFolder}{(deployment.IsSample ? " – SỐ LIỆU MINH HOẠ" : "")}");
    }
}
