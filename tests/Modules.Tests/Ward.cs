using System.Globalization;
using ActionPlan.Kernel;
using ActionPlan.ModuleKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Tests;

/// <summary>A ward with a SQLite file of its own, into which rows are entered as from a CSV file and from which figures are counted.</summary>
internal sealed class Ward : IAsyncDisposable
{
    public static readonly PlanOutline Plan = new(
        new Area[] { Neighbourhood("kp-1"), Neighbourhood("kp-2"), Neighbourhood("kp-3", new(2020, 1, 1), new(2024, 4, 30)) }
            .ToDictionary(area => area.Id, StringComparer.Ordinal),
        new HashSet<string>(StringComparer.Ordinal) { "alley-236" });

    private static readonly DateTimeOffset Start = new(2024, 4, 1, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly string file = Path.Combine(Path.GetTempPath(), $"modules-{Guid.NewGuid():N}.db");

    private Ward()
    {
    }

    public static async Task<Ward> Open()
    {
        var ward = new Ward();
        await using var db = ward.Db();
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return ward;
    }

    public ModulesDb Db() => new(new DbContextOptionsBuilder().UseSqlite($"Data Source={file}").Options);

    public static Register Register(string id) => ModulesDb.Modules.SelectMany(module => module.Registers).Single(register => register.Id == id);

    public static RowReading Read(string register, string header, string line)
    {
        var cells = header.Split(',').Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return Register(register).Read(cells, Plan);
    }

    public async Task Enter(string register, string header, params string[] lines)
    {
        foreach (var line in lines)
        {
            await Enter(register, header, line, new Entered("Nguyễn Văn A", Start));
        }
    }

    public async Task Enter(string register, string header, string line, Entered entered)
    {
        var reading = Read(register, header, line);
        Assert.Empty(reading.Problems.Select(problem => $"{problem.Column}: {problem.Message(CultureInfo.InvariantCulture)}"));
        await Apply(reading.Change!, entered);
    }

    public async Task<RowChange> Apply(IChange change, Entered entered)
    {
        await using var db = Db();
        var changed = await change.Apply(db, entered, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return changed;
    }

    /// <summary>The counts as <c>kp-1: 3, kp-2: 1</c>.</summary>
    public async Task<string> Count(string figure, string period, PlanCalendar calendar = PlanCalendar.CalendarQuarters)
    {
        var counted = ModulesDb.Modules.SelectMany(module => module.Counted).Single(counted => counted.Figure == figure);
        var days = new CountedDays(calendar.FirstDay(Period.Parse(period)), calendar.LastDay(Period.Parse(period)));
        await using var db = Db();
        var counts = await counted.Count(db, days).ToListAsync(TestContext.Current.CancellationToken);
        return string.Join(", ",
            counts.OrderBy(count => count.Area, StringComparer.Ordinal)
                .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Area}: {count.Value}")));
    }

    public async Task<IReadOnlyList<RegisterRow>> Rows(string register, RowFilter? filter = null)
    {
        await using var db = Db();
        return await Register(register).Rows(db, filter ?? new RowFilter()).ToListAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(file);
        return ValueTask.CompletedTask;
    }

    private static Area Neighbourhood(string id, DateOnly? from = null, DateOnly? to = null) => new(id, $"Khu phố {id}", "neighbourhood", from, to, []);
}
