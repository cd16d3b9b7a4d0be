using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Files;
using ActionPlan.Host.Health;
using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Quartz;
using Quartz.Impl.AdoJobStore;

namespace ActionPlan.Host.Tests.Database;

/// <summary>Two hosts on one database, as far as a file can show it: what they share, and where one waits for the other.</summary>
public sealed class SeveralHostsTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [OnFile("it takes the file away")]
    [Fact]
    public async Task Hosts_that_start_together_make_one_database_one_publication_and_one_administrator()
    {
        await using var first = await Ward.Open();
        await using var second = first.Beside();
        // As nobody has started yet.
        foreach (var suffix in new[] { "", "-wal", "-shm", ".known" })
        {
            MigratedDatabase.LetGo(first.Get<DatabaseChoice>());
            File.Delete(first.Get<AppDbFactory>().Choice.FilePath + suffix);
        }

        Directory.Delete(Path.Combine(Path.GetDirectoryName(first.Get<DatabaseChoice>().FilePath!)!, "keys"), recursive: true);
        await using var third = first.Beside();
        var passwords = await Task.WhenAll(Start(second), Start(third));

        Assert.Single(await second.Read(db => db.PlanChanges.ToListAsync(Cancellation)));
        Assert.Single(await second.Read(db => db.Users.ToListAsync(Cancellation)));
        Assert.Single(passwords, password => password is not null);
        Assert.Empty(await second.Read(db => new AuditCheck(db, second.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)));

        static async Task<string?> Start(Ward host)
        {
            await Task.Yield();
            await host.Begin();
            await using var scope = host.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CreateIfNone(Cancellation);
        }
    }

    [Fact]
    public async Task What_one_host_publishes_is_soon_in_force_on_the_other_and_a_folder_that_is_behind_is_no_change()
    {
        await using var first = await Ward.Open();
        await using var second = first.Beside();
        await second.Begin();
        var earlier = second.Plan.Version;

        first.Rewrite(WardPlan.Json, Stricter(4));
        await first.Get<AllPlans>().Load(Cancellation);
        var published = first.Plan.Version;
        Assert.NotEqual(earlier, published);
        var watch = second.Get<IEnumerable<IHostedService>>().OfType<PlanWatch>().Single();
        await watch.StartAsync(Cancellation);
        var until = second.Clock.GetUtcNow() + Promised;
        for (var looks = 0; looks < 500 && second.Plan.Version != published; looks++)
        {
            second.Clock.Advance(second.Clock.GetUtcNow() < until ? TimeSpan.FromSeconds(1) : TimeSpan.Zero);
            await Task.Delay(20, Cancellation);
        }

        await watch.StopAsync(Cancellation);
        Assert.Equal(published, second.Plan.Version);
        for (var looks = 0; looks < 3; looks++)
        {
            await second.Get<AllPlans>().Load(Cancellation);
            await first.Get<AllPlans>().Load(Cancellation);
        }

        Assert.True(second.Get<PlanInForce>().Waiting?.IsBehind);
        Assert.Null(first.Get<PlanInForce>().Waiting);
        Assert.Equal(2, await Publications(first));

        // Up to date again, and a change that somebody makes there is one.
        second.Rewrite(WardPlan.Json, Stricter(4));
        await second.Get<AllPlans>().Load(Cancellation);
        Assert.Null(second.Get<PlanInForce>().Waiting);
        Assert.Equal(2, await Publications(first));
        second.Rewrite(WardPlan.Json, Stricter(3));
        await second.Get<AllPlans>().Load(Cancellation);
        await first.Get<AllPlans>().Load(Cancellation);
        Assert.Equal((second.Plan.Version, true), (first.Plan.Version, first.Get<PlanInForce>().Waiting?.IsBehind));
        Assert.Equal(3, await Publications(first));
    }

    [OnFile("one host alone has a file")]
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_earlier_version_in_a_folder_is_behind_at_a_start_where_hosts_share_a_database_and_was_put_back_where_there_is_one(bool isShared)
    {
        await using var ward = await Ward.Open();
        ward.Rewrite(WardPlan.Json, Stricter(4));
        await ward.Get<AllPlans>().Load(Cancellation);
        ward.Rewrite(WardPlan.Json);
        using var turn = new SemaphoreSlim(1);
        var databases = new PlanDatabases(ward.Get<AppDbFactory>(), () => "p");
        var publishing = new Publishing(databases, ward.Get<IJudgedQuarters>(), ward.Get<IToldOfRules>(), ward.Clock);
        var started = new PlanInForce("p", databases, publishing, turn, false, isShared,
            NullLogger<PlanInForce>.Instance, _ => null) { Place = Path.Combine(ward.Folder, "rules", "plan") };

        await started.Load(Cancellation);

        Assert.Equal((isShared, isShared ? 2 : 3), (started.Waiting is { IsBehind: true }, await Publications(ward)));
    }

    [OnFile("the lock lies beside the file")]
    [Fact]
    public async Task A_second_host_on_a_file_is_refused_as_long_as_the_first_one_lives()
    {
        await using var ward = await Ward.Open();
        var choice = ward.Get<DatabaseChoice>();

        await using (await OneHost.Take(choice, Cancellation))
        {
            var refused = await Assert.ThrowsAsync<Words.StartRefusedException>(() => OneHost.Take(choice, Cancellation));
            Assert.Contains(choice.FilePath!, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
            // What commands do.
            await ward.Begin();
        }

        await (await OneHost.Take(choice, Cancellation))!.DisposeAsync();
        Assert.Null(await OneHost.Take(new DatabaseChoice(DatabaseProvider.SqlServer, "Server=."), Cancellation));
    }

    [Fact]
    public async Task What_one_host_has_signed_the_other_one_takes_also_by_keys_of_the_time_before_and_the_database_shows_none()
    {
        await using var ward = await Ward.Open();
        var folder = Path.Combine(ward.Folder, "keys");
        var before = Keys(keys => keys.PersistKeysToFileSystem(new DirectoryInfo(folder))).Protect("trước");
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=ActionPlan", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(ward.Clock.GetUtcNow(), ward.Clock.GetUtcNow().AddYears(1));
        var (first, second) = (Host(), Host());

        new StoredKeys(ward.Get<AppDbFactory>()).TakeOver(folder);
        new StoredKeys(ward.Get<AppDbFactory>()).TakeOver(folder);
        Assert.Equal("trước", second.Unprotect(before));
        Assert.Equal("mới", second.Unprotect(first.Protect("mới")));
        await ward.Read(db => db.Set<ProtectionKeyRow>().ExecuteDeleteAsync(Cancellation));
        var sealing = Host();
        Assert.Equal("kín", Host().Unprotect(sealing.Protect("kín")));
        var stored = await ward.Read(db => db.Set<ProtectionKeyRow>().Select(row => row.Xml).ToListAsync(Cancellation));
        Assert.DoesNotContain("<masterKey", Assert.Single(stored), StringComparison.Ordinal);

        IDataProtector Host() => Keys(keys =>
        {
            keys.ProtectKeysWithCertificate(certificate);
            keys.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new StoredKeys(ward.Get<AppDbFactory>()));
        });

        static IDataProtector Keys(Action<IDataProtectionBuilder> configure)
        {
            var services = new ServiceCollection();
            services.AddLogging();
            configure(services.AddDataProtection().SetApplicationName("ActionPlan"));
            return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("Thử");
        }
    }

    [Fact]
    public async Task The_trail_knows_of_which_migration_it_was_told()
    {
        await using var ward = await Ward.Open();
        var upgraded = ward.Get<IUpgraded>();

        await ward.Read(async db =>
        {
            Assert.False(await upgraded.Knows(db, "29991231000000_Later", Cancellation));
            await upgraded.Tell(db, ["29991230000000_Late", "29991231000000_Later"], Cancellation);
            Assert.True(await upgraded.Knows(db, "29991231000000_Later", Cancellation));
            Assert.False(await upgraded.Knows(db, "29991231000000", Cancellation));
            return 0;
        });
    }

    [Fact]
    public async Task A_host_that_sees_another_folder_than_the_first_one_says_so()
    {
        await using var ward = await Ward.Open();
        var (share, elsewhere) = (Path.Combine(ward.Folder, "share"), Directory.CreateDirectory(Path.Combine(ward.Folder, "local")).FullName);
        SharedFolder Host(string folder) => new(ward.Get<AppDbFactory>(), new Deployment(IsSample: false, folder), ward.Clock);

        // Both start for the first time, on the share.
        await Task.WhenAll(Host(share).Claim(Cancellation), Host(share).Claim(Cancellation));
        Assert.Null(await Host(share).Problem(Cancellation));
        Assert.Empty(await ward.Read(db => new AuditCheck(db, ward.Services.GetServices<ISealed>()).Run(null, Cancellation)));

        // The share of one is not mounted: what lies below its place is an empty folder, and is given no id.
        await Host(elsewhere).Claim(Cancellation);
        Assert.Contains("is it mounted?", await Host(elsewhere).Problem(Cancellation), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(elsewhere));

        // Or it is the share of another installation.
        await File.WriteAllTextAsync(Path.Combine(elsewhere, SharedFolder.FileName), "0123", Cancellation);
        Assert.Contains("another installation", await Host(elsewhere).Problem(Cancellation), StringComparison.Ordinal);
        File.Copy(Path.Combine(share, SharedFolder.FileName), Path.Combine(elsewhere, SharedFolder.FileName), overwrite: true);
        Assert.Null(await Host(elsewhere).Problem(Cancellation));
    }

    [Fact]
    public async Task Doctor_beside_a_host_says_that_its_folder_is_not_what_was_published()
    {
        await using var first = await Ward.Open();
        await using var second = first.Beside();
        async Task<string?> Said() => (await second.Get<MachineHealth>().Read(thoroughly: true, Cancellation)).Single(line => line.Part == "Rules").Case;

        Assert.Null(await Said());
        first.Rewrite(WardPlan.Json, Stricter(4));
        await first.Get<PlanInForce>().Load(Cancellation);
        Assert.Equal("Behind", await Said());
    }

    [Theory]
    [InlineData("SqlServer", true)]
    [InlineData("Sqlite", false)]
    public void The_schedule_is_a_cluster_where_hosts_share_a_database(string provider, bool expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Database:Provider", provider),
                new("Database:ConnectionString", provider == "Sqlite" ? "Data Source=x.db" : "Server=."), new("Scheduler:CheckinSeconds", "7"),
                new("Scheduler:LockHandler", "UpdateRow")]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new Words.Deployment(false, Path.GetTempPath()));
        using var queue = new WriterQueue();
        services.AddSingleton(queue);
        services.AddScheduler(configuration);
        using var built = services.BuildServiceProvider();

        var options = built.GetRequiredService<IOptionsMonitor<ClusteringOptions>>();
        var found = new[] { options.Get(Options.DefaultName), options.Get("QuartzScheduler") }.FirstOrDefault(one => one.Enabled);

        Assert.Equal((expected, expected ? TimeSpan.FromSeconds(7) : default), (found is not null, found?.CheckinInterval ?? default));
        Assert.Equal(expected, services.Any(service => service.ServiceType == typeof(ILockHandler)));
    }

    private static string Stricter(int below) => WardPlan.Rules.Replace("\"of\": 5", $"\"of\": {below}", StringComparison.Ordinal);

    private static Task<int> Publications(Ward ward) => ward.Read(db => db.PlanChanges.CountAsync(Cancellation));
}
