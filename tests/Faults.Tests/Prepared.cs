using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(ActionPlan.Faults.Tests.Prepared))]

namespace ActionPlan.Faults.Tests;

/// <summary>Installations made once and copied for each fault.</summary>
public sealed class Prepared : IAsyncDisposable
{
    /// <summary>Later migrations are the upgrade that is broken off.</summary>
    private const string OldForm = "20261128090333_RowsInTrail";

    private const string Person =
        """
        INSERT INTO Users (Id, UserName, NormalizedUserName, DisplayName, FoldedName, CreatedAt, MustChangePassword, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
        VALUES ('lan', 'lan', 'LAN', 'Lan', 'lan', 638000000000000000, 0, 0, 0, 0, 1, 0);
        INSERT INTO Grants (UserId, Role) VALUES ('lan', 'Administrator');
        """;

    private readonly Lazy<Task<Site>> imported = new(Import);
    private readonly Lazy<Task<Site>> reviewed;
    private readonly Lazy<Task<Site>> old = new(MakeOld);

    public Prepared() => reviewed = new(Review);

    /// <summary>With the figures of a quarter that nobody has judged yet.</summary>
    internal Task<Site> Imported => imported.Value;

    /// <summary>Judged, the units told, and a report that can be issued.</summary>
    internal Task<Site> Reviewed => reviewed.Value;

    /// <summary>As an earlier version left it: somebody has an account, and the trail has begun.</summary>
    internal Task<Site> Old => old.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var made in new[] { imported, reviewed, old }.Where(made => made.IsValueCreated && made.Value.IsCompletedSuccessfully))
        {
            (await made.Value).Dispose();
        }
    }

    private static async Task<Site> Import()
    {
        var site = new Site();
        Assert.Null(await site.Inside(Deeds.Import));
        return site;
    }

    private async Task<Site> Review()
    {
        var site = (await Imported).Copy();
        Assert.Null(await site.Inside(async (services, cancellation) => await Deeds.Evaluate(services, cancellation) ?? await Deeds.Review(services, cancellation)));
        return site;
    }

    private static async Task<Site> MakeOld()
    {
        var site = new Site();
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllBytesAsync(site.Database, [], cancellation);
        await using (var db = new AppDbFactory(DatabaseChoice.OfFile(site.Database), NullLoggerFactory.Instance).CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync(OldForm, cancellation);
            await db.Database.ExecuteSqlRawAsync(Person, cancellation);
            var note = new AuditNote(Actor.System("Khởi động"), AuditActions.TrailBegun);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await AuditTrail.Insert(db, note, new EntryChanges([], null, null, null), [], DateTimeOffset.UnixEpoch, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        SqliteConnection.ClearAllPools();
        return site;
    }
}
