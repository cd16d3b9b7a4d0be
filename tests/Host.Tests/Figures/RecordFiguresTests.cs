using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace ActionPlan.Host.Tests.Figures;

public sealed class RecordFiguresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_is_a_new_row_and_the_earlier_value_stays()
    {
        await using var ward = await Ward.Open();
        await Record(ward, new FigureEntry("cases", "ward", Q3, 4));
        await Record(ward, new FigureEntry("cases", "ward", Q3, 6));

        var rows = await Rows(ward);

        Assert.Equal([4m, 6m], rows.Select(row => row.Value));
        Assert.All(rows, row => Assert.Equal(("Nguyễn An", "Báo cáo quý"), (row.EnteredBy, row.Reason)));
    }

    [Fact]
    public async Task All_digits_of_a_figure_are_kept()
    {
        await using var ward = await Ward.Open();
        await Record(ward, new FigureEntry("cases", "ward", Q3, 123456789012345678.0123456789m));

        Assert.Equal(123456789012345678.0123456789m, Assert.Single(await Rows(ward)).Value);
    }

    [Fact]
    public async Task A_value_that_already_stands_adds_no_row()
    {
        await using var ward = await Ward.Open();
        await Record(ward, new FigureEntry("cases", "ward", Q3, 4));

        var again = await Record(ward, new FigureEntry("cases", "ward", Q3, 4.00m), new FigureEntry("solved", "ward", Q3, 3));

        Assert.Equal((1, 1), (again.Added, again.Unchanged));
        Assert.Equal(2, (await Rows(ward)).Count);
    }

    [Fact]
    public async Task One_refused_entry_keeps_all_others_out()
    {
        await using var ward = await Ward.Open();

        var recorded = await Record(
            ward, new FigureEntry("cases", "ward", Q3, 4), new FigureEntry("cases", "nowhere", Q3, 4), new FigureEntry("Cases", "ward", Q3, 4),
            new FigureEntry("solved", "ward", Q3, 0.12345678901m));

        Assert.Equal([Refusal.UnknownArea, Refusal.UnknownFigure, Refusal.TooManyDigits], recorded.Refused.Select(refused => refused.Why));
        Assert.All(recorded.Refused, refused => Assert.NotEmpty(refused.Text(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))));
        Assert.Empty(await Rows(ward));
    }

    [Fact]
    public async Task A_figure_that_needs_its_decision_is_refused_without_it()
    {
        await using var ward = await Ward.Open();
        var plan = ward.Plan;
        ward.Rewrite(WardPlan.Json,
            WardPlan.Rules.Replace("\"value\": \"meetings.Period\"", "\"needsSource\": true, \"value\": \"meetings.Period\"", StringComparison.Ordinal));
        await ward.Services.GetRequiredService<ActionPlan.Host.Plans.PlanInForce>().Load(Cancellation);
        Assert.NotEqual(plan.Version, ward.Plan.Version);

        var without = await Record(ward, new FigureEntry("meetings", "ward", Q3, 1));
        var with = await Record(ward, new FigureEntry("meetings", "ward", Q3, 1, "12/QĐ-UBND ngày 05/09/2024"));

        Assert.Equal(Refusal.SourceMissing, Assert.Single(without.Refused).Why);
        Assert.Equal(1, with.Added);
    }

    [Fact]
    public async Task What_a_run_pinned_is_read_as_it_was_then()
    {
        await using var ward = await Ward.Open();
        await Record(ward, new FigureEntry("cases", "ward", Q3, 4), new FigureEntry("cases", "kp-1", Q3, 1),
            new FigureEntry("cases", "ward", Period.Parse("2024-Q4"), 9));
        var pinned = (await Rows(ward)).Max(row => row.Seq);
        await Record(ward, new FigureEntry("cases", "ward", Q3, 6));

        await using var db = ward.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        var then = new List<FigureValue>();
        await foreach (var roots in new CurrentFigures(db).AsOf(ward.Plan, pinned, Q3, new HashSet<CellOfPlan>(), Cancellation))
        {
            then.AddRange(roots.SelectMany(root => root.Figures));
        }

        Assert.Equal([("kp-1", 1m), ("ward", 4m)], then.OrderBy(figure => figure.Area, StringComparer.Ordinal).Select(figure => (figure.Area, figure.Value)));
    }

    [Fact]
    public async Task What_is_corrected_after_somebody_looked_is_found_too_the_newest_first()
    {
        await using var ward = await Ward.Open();
        await Record(ward, new FigureEntry("cases", "ward", Q3, 4), new FigureEntry("cases", "kp-1", Q3, 1));
        Assert.Empty(await Corrections(ward));

        await Record(ward, new FigureEntry("cases", "ward", Q3, 6), new FigureEntry("meetings", "ward", Q3, 1));
        Assert.Equal([(4m, 6m)], await Corrections(ward));

        await Record(ward, new FigureEntry("cases", "kp-1", Q3, 2), new FigureEntry("cases", "ward", Q3, 5));
        Assert.Equal([(6m, 5m), (1m, 2m), (4m, 6m)], await Corrections(ward));
        Assert.Equal([(6m, 5m)], await Corrections(ward, most: 1));
    }

    [OnFile("it asks for the plans that SQLite makes")]
    [Fact]
    public async Task What_a_run_reads_is_found_by_its_areas_and_not_by_reading_all_quarters_of_all()
    {
        await using var ward = await Ward.Open();
        await using var db = ward.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancellation);
        var file = ((SqliteConnection)db.Database.GetDbConnection()).Handle;
        var asked = new List<string>();
        strdelegate_trace note = (_, command) => asked.Add(command);
        raw.sqlite3_trace(file, note, null);
        await foreach (var _ in new CurrentFigures(db).AsOf(ward.Plan, 100, Q3, new HashSet<CellOfPlan>(), Cancellation))
        {
        }

        raw.sqlite3_trace(file, default(strdelegate_trace), null);
        await using var explain = db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + asked.Single(command => command.Contains("FROM \"Figures\"", StringComparison.Ordinal));
        await using var steps = await explain.ExecuteReaderAsync(Cancellation);
        Assert.True(await steps.ReadAsync(Cancellation));

        Assert.EndsWith("(PlanId=? AND Area=?)", steps.GetString(steps.GetOrdinal("detail")), StringComparison.Ordinal);
    }

    private static Period Q3 => Period.Parse("2024-Q3");

    private static Task<FiguresRecorded> Record(Ward ward, params FigureEntry[] entries) =>
        ward.Services.GetRequiredService<CommandSender>()
            .Send(new RecordFigures(entries, "Báo cáo quý", FigureOrigin.Entered), Actor.System("Nguyễn An"), Cancellation);

    private static async Task<IEnumerable<(decimal Before, decimal Now)>> Corrections(Ward ward, int most = 10)
    {
        await using var db = ward.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        return (await new ChangedFigures(db, ward.Services.GetRequiredService<KnownReplacements>()).Newest(ward.Plan, most, Cancellation))
            .Select(change => (change.Before.Value, change.Now.Value));
    }

    private static async Task<List<FigureRow>> Rows(Ward ward)
    {
        await using var db = ward.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        return await db.Figures.OrderBy(row => row.Seq).ToListAsync(Cancellation);
    }
}
