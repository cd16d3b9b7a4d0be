using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Audit;

public sealed class SecretsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task That_a_secret_changed_is_kept_and_what_it_is_never()
    {
        await using var ward = await Ward.Open();
        const string hash = "AQAAAAIAAYagAAAA-bi-mat";
        await ward.Read(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            var account = new UserAccount { UserName = "an", DisplayName = "Nguyễn An", FoldedName = "nguyen an", PasswordHash = hash + "1" };
            db.Add(account);
            await db.SaveChangesAsync(Cancellation);
            await AuditTrail.Append(db, new AuditNote(Actor.AtMachine("Thử"), "CreatePerson"), ward.Clock.GetUtcNow(), Cancellation);
            account.PasswordHash = hash + "2";
            await db.SaveChangesAsync(Cancellation);
            await AuditTrail.Append(db, new AuditNote(Actor.AtMachine("Thử"), "ChangePassword"), ward.Clock.GetUtcNow(), Cancellation);
            await transaction.CommitAsync(Cancellation);
            return 0;
        });

        var entries = await ward.Read(db => db.Audit.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(Cancellation));
        var changed = Assert.Single(EntryChanges.Read(entries[^1].Changes).Rows);
        Assert.Equal(["PasswordHash"], changed.After.Keys);
        Assert.All(changed.Before.Values.Concat(changed.After.Values), value => Assert.Matches(@"^\*\*\* [0-9a-f]{16}$", value!.ToString()));
        Assert.DoesNotContain(entries,
            entry => entry.Changes.Contains("bi-mat", StringComparison.Ordinal) || entry.Subjects.Contains("bi-mat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_whoever_may_read_the_trail_is_shown_it_and_everybody_its_head()
    {
        await using var ward = await Ward.Open();

        Assert.Equal((0, true), await Seen(ward, Role.Administrator));
        Assert.Equal((0, true), await Seen(ward, Role.Leader));
        Assert.Equal((await ward.Read(db => db.Audit.CountAsync(Cancellation)), true), await Seen(ward, Role.Inspector));
    }

    private static async Task<(int Entries, bool Head)> Seen(Ward ward, Role role)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(new Actor("An", "an", [new Grant(role)], "127.0.0.1"));
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Assert.Equal(await db.Audit.AnyAsync(Cancellation), await db.AuditWords.AnyAsync(Cancellation));
        return (await db.Audit.CountAsync(Cancellation), await new AuditReading(db).Head(Cancellation) is not null);
    }
}
