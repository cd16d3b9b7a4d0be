using System.Net;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace ActionPlan.Host.Startup;

/// <summary>The web app and the scheduler, until stopped.</summary>
internal static class WebHost
{
    /// <param name="args">Settings.</param>
    /// <param name="further">Endpoints beside the pages.</param>
    /// <param name="output">Whoever started it is told here.</param>
    /// <param name="error">Here it says why it does not start.</param>
    public static async Task<int> Run(string[] args, Action<IEndpointRouteBuilder> further, TextWriter output, TextWriter error)
    {
        try
        {
            // Into the sample and out again: the same process starts over on another database.
            while (await RunOnce(args, further, output))
            {
            }

            return 0;
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            await error.WriteLineAsync(StartAdvice.Of(refused));
            return 1;
        }
    }

    private static async Task<bool> RunOnce(string[] args, Action<IEndpointRouteBuilder> further, TextWriter output)
    {
        var builder = HostBuild.Prepare(args);
        SettingsCheck.Check(builder.Configuration);
        if (HostBuild.DeploymentOf(builder.Configuration).IsSample)
        {
            Listening.KeepToThisMachine(builder.Configuration);
        }

        if (Listening.Addresses(builder.Configuration) is { Length: > 0 } addresses)
        {
            builder.WebHost.UseUrls(addresses);
        }

        builder.Services.AddScheduler(builder.Configuration);
        builder.Services.AddTelling(builder.Configuration);
        await using var app = builder.Build();
        Map(app);
        further(app);
        await using var host = await OneHost.Take(app.Services.GetRequiredService<DatabaseChoice>(), CancellationToken.None);
        await Open(app);
        var (oneTime, isWaiting) = await People(app);
        await app.StartAsync();
        Announce(app, oneTime, isWaiting, output);
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
        app.CheckRateLimits();
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

    // For load balancers and watchers: whether the process lives, whether requests should come to it, and what it sees of those that do.
    private static void MapHealthz(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => Results.Text("ok")).AllowAnonymous();
        foreach (var address in (string[])["/healthz", "/healthz/ready"])
        {
            app.MapGet(address, async (HttpContext context, Readiness readiness) =>
                await readiness.Problem(context.RequestAborted) is { } problem
                    ? Results.Text(problem, statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ok")).AllowAnonymous();
        }

        app.MapGet(ProxySight.Address, (HttpContext context) => ProxySight.Of(context)).AllowAnonymous();
    }

    /// <summary>The first administrator's one-time password, where there was nobody yet; else whether an administrator was never here.</summary>
    private static async Task<(string? OneTime, bool IsWaiting)> People(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (app.Services.GetRequiredService<Deployment>().IsSample)
        {
            await scope.ServiceProvider.GetRequiredService<SampleAccounts>().CreateIfNone(CancellationToken.None);
            return (null, false);
        }

        var first = scope.ServiceProvider.GetRequiredService<FirstAdministrator>();
        var oneTime = await first.CreateIfNone(CancellationToken.None);
        return (oneTime, oneTime is null && await first.HasNeverEntered(CancellationToken.None));
    }

    private static void Announce(WebApplication app, string? oneTime, bool isWaiting, TextWriter output)
    {
        var deployment = app.Services.GetRequiredService<Deployment>();
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            output.WriteLine($"Mở trình duyệt: {address}");
        }

        if (oneTime is not null)
        {
            output.WriteLine($"Đăng nhập lần đầu: tên {FirstAdministrator.UserName}, mật khẩu dùng một lần {oneTime} (chỉ hiện lần này).");
        }

        if (isWaiting)
        {
            output.WriteLine(
                "Chưa quản trị viên nào đăng nhập lần nào. Nếu không còn mật khẩu dùng một lần, chạy lệnh reset-administrator để có mật khẩu mới.");
        }

        if (app.Services.GetRequiredService<PublicSite>().Site is null)
        {
            output.WriteLine(
                "Thư gửi ra ngoài chưa có đường dẫn: chưa khai báo địa chỉ mà người nhận vào được hệ thống (ActionPlan:PublicUrl), nên thư gọi tên trang thay cho đường dẫn.");
        }

        output.WriteLine($"Dữ liệu: {deployment.DataFolder}{(deployment.IsSample ? " – SỐ LIỆU MINH HOẠ" : "")}");
    }
}
