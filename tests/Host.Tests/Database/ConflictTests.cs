using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Tests.Database;

/// <summary>'Somebody else was faster' is said of nothing else: a full disk is a failure.</summary>
public sealed class ConflictTests
{
    private const int Full = 13;
    private const int NotNull = 1299;

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_a_conflict()
    {
        await using var ward = await Ward.Open();

        var told = await Assert.ThrowsAsync<DbUpdateException>(() => ward.Read(async db =>
        {
            db.AddRange(Draft(), Draft());
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }));

        Assert.True(told.IsConflict());
        // The same row, where its name is its key.
        await Set(ward);
        Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => Set(ward))).IsConflict());
        Assert.True(new DbUpdateConcurrencyException("gone").IsConflict());
    }

    [Theory]
    [InlineData(Full, Full)]
    [InlineData(19, NotNull)]
    public void A_failure_of_the_database_is_none(int code, int extended) =>
        Assert.False(new DbUpdateException("not saved", new SqliteException("not saved", code, extended)).IsConflict());

    private static Task<int> Set(Ward ward) => ward.Read(db =>
    {
        db.Add(new SettingRow { Key = "một khóa", Value = "1" });
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private static FigureDraftRow Draft() => new()
    {
        PlanId = "p", Figure = "cases", Area = "ward", Period = Period.Parse("2024-Q3"), Unit = "police", Value = 1, State = DraftState.Draft, Version = 1,
        EnteredBy = "Thử", EnteredAt = default,
    };
}
