using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Files;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.ModuleKit;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access;

/// <summary>A grant is one whole: what one gives for an area is never joined with what another gives for a unit.</summary>
public sealed class MixedGrantsTests
{
    private static readonly Period Quarter = Period.Parse("2024-Q3");
    private static readonly string[] Units = ["police", "front"];
    private static readonly string[] Areas = ["ward", "kp-1", "kp-2"];

    private static readonly (string Table, Func<AppDb, IQueryable<string>> Rows)[] Tables =
    [
        ("figures", db => db.Figures.Select(row => row.Area)),
        ("drafts", db => db.FigureDrafts.Select(row => row.Unit + " " + row.Area)),
        ("files", db => db.Evidence.Select(row => row.Unit + " " + row.Area)),
        ("register's history", db => db.RegisterEvents.Select(row => row.Register + " " + row.Area)),
        ("register", db => KnownRegister.Find("classifications")!.Register.Entries(db, new()).Select(row => row.Area)),
        ("reports", db => db.Reports.Select(row => row.Area)),
        ("mail", db => db.Outbox.Select(row => row.DedupeKey)),
    ];

    private static readonly Grant[] Grants =
    [
        new(Role.Administrator), new(Role.ModuleOwner, Module: "security"),
        .. from role in new[] { Role.Office, Role.Leader, Role.Inspector } from area in Areas.Prepend(null) select new Grant(role, Area: area),
        .. from unit in Units from area in Areas.Prepend(null) select new Grant(Role.DataEntry, unit, Area: area),
        new(Role.UnitHead, "police", "security", "kp-1"), new(Role.UnitHead, "police", "works"),
    ];

    /// <summary>Each of its areas has to be read, by whichever grant: see below.</summary>
    private const string OfTwoAreas = "both";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_grants_show_what_either_shows_alone_and_nothing_besides()
    {
        await using var ward = await Filled();
        var alone = new Dictionary<Grant, Dictionary<string, HashSet<string>>>();
        foreach (var grant in Grants)
        {
            alone[grant] = await Seen(ward, [grant]);
        }

        var all = await Seen(ward, Actor.System("Thử"));
        // Each table tells some readers from others, or the comparison below says nothing.
        Assert.All(Tables, table => Assert.Contains(Grants, grant => alone[grant][table.Table] is { Count: > 0 } seen && seen.Count < all[table.Table].Count));
        foreach (var (one, index) in Grants.Select((grant, index) => (grant, index)))
        {
            foreach (var other in Grants.Skip(index + 1))
            {
                var both = await Seen(ward, [one, other]);
                Assert.All(Tables, table => Assert.True(
                    both[table.Table].Except([OfTwoAreas]).ToHashSet()
                        .SetEquals(alone[one][table.Table].Union(alone[other][table.Table]).Except([OfTwoAreas])),
                        $"{table.Table}: {one} and {other} show {string.Join(", ", both[table.Table])}"));
            }
        }
    }

    [Theory]
    [InlineData("drafts", "police kp-2, front kp-1")]
    [InlineData("files", "police kp-2, front kp-1")]
    [InlineData("mail", "police|kp-2, front|kp-1")]
    [InlineData("figures", "kp-1, kp-2")]
    public async Task A_clerk_of_one_unit_in_one_area_and_of_another_in_another_reads_the_two_and_not_the_four(string table, string expected)
    {
        await using var ward = await Filled();

        var seen = (await Seen(ward, [new Grant(Role.DataEntry, "police", Area: "kp-2"), new Grant(Role.DataEntry, "front", Area: "kp-1")]))[table];

        Assert.Equal(expected.Split(", ").Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_message_that_speaks_of_two_areas_is_read_by_whoever_reads_both()
    {
        await using var ward = await Filled();

        Assert.DoesNotContain(OfTwoAreas, (await Seen(ward, [new Grant(Role.Leader, Area: "kp-1")]))["mail"]);
        Assert.Contains(OfTwoAreas, (await Seen(ward, [new Grant(Role.Leader, Area: "kp-1"), new Grant(Role.DataEntry, "police", Area: "kp-2")]))["mail"]);
        Assert.DoesNotContain(OfTwoAreas, (await Seen(ward, [new Grant(Role.Leader, Area: "kp-1"), new Grant(Role.DataEntry, "front", Area: "kp-2")]))["mail"]);
        Assert.Contains(OfTwoAreas, (await Seen(ward, [new Grant(Role.Leader, Area: "ward")]))["mail"]);
        Assert.DoesNotContain("nowhere", (await Seen(ward, [new Grant(Role.Leader, Area: "ward")]))["mail"]);
        Assert.Contains("nowhere", (await Seen(ward, [new Grant(Role.DataEntry, "police")]))["mail"]);
    }

    [Fact]
    public async Task A_letter_names_the_areas_that_it_speaks_of()
    {
        await using var ward = await Ward.Open();
        await ward.Get<CommandSender>().Send(
            new RecordFigures([new FigureEntry("cases", "ward", Quarter, 40), new FigureEntry("meetings", "kp-1", Quarter, 0)], "Nhập", FigureOrigin.Imported),
            Actor.System("Thử"), Cancellation);
        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Quarter, RunTrigger.Manual), Actor.System("Thử"), Cancellation);

        var letters = await ward.Read(db => db.Outbox.Where(row => row.Kind == OutboxKind.Digest).ToListAsync(Cancellation));

        Assert.Equal(["ward"], letters.Single(letter => letter.Unit == "police").Areas);
        Assert.Equal(["kp-1", "ward"], letters.Single(letter => letter.Unit == "front").Areas);
    }

    private static Task<Dictionary<string, HashSet<string>>> Seen(Ward ward, Grant[] grants) => Seen(ward, new Actor("Nguyễn An", "an", grants, "127.0.0.1"));

    private static async Task<Dictionary<string, HashSet<string>>> Seen(Ward ward, Actor actor)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(actor);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var seen = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (table, rows) in Tables)
        {
            seen[table] = [.. await rows(db).ToListAsync(Cancellation)];
        }

        return seen;
    }

    private static async Task<Ward> Filled()
    {
        var ward = await Ward.Open(plan: GuardedWard.Plan, rules: GuardedWard.Rules);
        var now = ward.Clock.GetUtcNow();
        await ward.Read(async db =>
        {
            foreach (var area in Areas)
            {
                db.Add(new FigureRow { PlanId = "p", Figure = "cases", Area = area, Period = Quarter, Value = 1, EnteredAt = now, EnteredBy = "An",
                    Reason = "Thử", Origin = FigureOrigin.Imported });
                db.Add(new RegisterEventRow { PlanId = "p", Register = "classifications", RowId = 1, Area = area, Outcome = RowOutcome.Entered, Version = 1,
                    By = "An", At = now, Facts = "{}" });
                db.Add(new RegisterEventRow { PlanId = "p", Register = "milestones", RowId = 1, Area = area, Outcome = RowOutcome.Entered, Version = 1,
                    By = "An", At = now, Facts = "{}" });
                db.Add(new ReportRow
                {
                    PlanId = "p", Area = area, Kind = ReportKind.Quarter, Period = Quarter, Runs = "", Snapshot = "", Form = "", State = ReportState.Draft,
                    DraftedAt = now, DraftedBy = "An",
                });
                foreach (var unit in Units)
                {
                    db.Add(new FigureDraftRow { PlanId = "p", Figure = unit, Area = area, Period = Quarter, Unit = unit, Value = 1, State = DraftState.Draft,
                        Version = 1, EnteredBy = "An", EnteredAt = now });
                    db.Add(new EvidenceRow
                    {
                        PlanId = "p", Subject = "s", Unit = unit, Area = area, FileName = "a.pdf", ContentType = "application/pdf", Size = 1,
                        Sha256 = new string('0', 64), AddedBy = "An", AddedAt = now,
                    });
                    db.Add(Message($"{unit}|{area}", unit, [area], now));
                }
            }

            db.Add(Message(OfTwoAreas, "police", ["kp-1", "kp-2"], now));
            db.Add(Message("nowhere", "police", [], now));
            return await db.SaveChangesAsync(Cancellation);
        });
        foreach (var area in (string[])["kp-1", "kp-2"])
        {
            var cells = new Dictionary<string, string>(CommandTable.Row, StringComparer.Ordinal) { ["area"] = area, ["name"] = area };
            await ward.Get<CommandSender>().Send(new EnterRow("security", "classifications", cells), Actor.System("Thử"), Cancellation);
        }

        return ward;
    }

    private static OutboxRow Message(string key, string unit, List<string> areas, DateTimeOffset now) => new()
    {
        PlanId = "p", Kind = OutboxKind.Digest, Unit = unit, Areas = areas, To = "", Subject = "Thư", Mime = [], DedupeKey = key, CreatedAt = now,
        State = OutboxState.NoAddress,
    };
}
