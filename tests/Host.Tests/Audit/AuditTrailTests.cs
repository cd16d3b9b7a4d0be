using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Tests.Alerts;

namespace ActionPlan.Host.Tests.Audit;

public sealed class AuditTrailTests
{
    private static readonly Actor An = Actor.AtMachine("Nguyễn Văn An");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_says_who_when_from_where_why_and_what_stood_before()
    {
        await using var ward = await Ward.Open();
        await Enter(ward, 4, "Nhập quý");
        ward.Clock.Advance(TimeSpan.FromMinutes(5));
        await Enter(ward, 6, "Sửa theo biên bản");

        var entry = (await Entries(ward))[^1];
        var figure = Assert.Single(EntryChanges.Read(entry.Changes).Figures!.Listed);

        Assert.Equal(("Nguyễn Văn An", "dòng lệnh", "RecordFigures", "Sửa theo biên bản", ward.Clock.GetUtcNow()),
            (entry.Actor, entry.From, entry.Action, entry.Reason, entry.At));
        Assert.Equal(("cases", "ward", "2024-Q3", 4m, 6m), (figure.Figure, figure.Area, figure.Period, figure.Before, figure.After));
    }

    [Fact]
    public async Task The_same_figures_again_and_refused_ones_leave_no_entry()
    {
        await using var ward = await Ward.Open();
        await Enter(ward, 4, "Nhập quý");
        var before = (await Entries(ward)).Count;

        await Enter(ward, 4, "Nhập lại");
        await ward.Get<CommandSender>()
            .Send(new RecordFigures([new FigureEntry("unknown", "ward", Period.Parse("2024-Q3"), 1)], "Sai", FigureOrigin.Imported), An, Cancellation);

        Assert.Equal(before, (await Entries(ward)).Count);
    }

    [Fact]
    public async Task A_run_is_one_entry_with_the_digest_of_its_verdicts_the_alerts_and_the_messages()
    {
        await using var ward = await Ward.Open();
        await Enter(ward, 9, "Nhập quý");
        var before = (await Entries(ward)).Count;

        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), An, Cancellation);

        var entry = Assert.Single((await Entries(ward)).Skip(before));
        var changes = EntryChanges.Read(entry.Changes);
        var (run, stored) = await ward.Read(async db =>
        {
            var run = await db.Runs.SingleAsync(Cancellation);
            return (run, await RunSealing.Read(db, run, Cancellation));
        });
        Assert.Equal(stored, changes.Run);
        Assert.True(stored.Rows >= run.Verdicts);
        Assert.Contains(changes.Rows, row => row is { Table: "Alerts", Kind: ChangeKind.Added });
        Assert.Contains(changes.Rows,
            row => row is { Table: "Outbox", Kind: ChangeKind.Added } && row.After["Facts"]!.ToString()!.StartsWith("sha256:", StringComparison.Ordinal));
        Assert.Contains(changes.Rows, row => row is { Table: "Runs", Kind: ChangeKind.Added } && row.After["CompletedAt"] is not null);
    }

    [Fact]
    public async Task A_plan_version_that_takes_effect_is_in_the_trail_with_the_one_before()
    {
        await using var ward = await Ward.Open();
        var first = ward.Plan.Version;
        ward.Rewrite(WardPlan.WithoutAddress("police"));

        await ward.Get<Plans.PlanInForce>().Load(Cancellation);

        var facts = EntryChanges.Read((await Entries(ward))[^1].Changes).Facts!;
        Assert.Equal((first, ward.Plan.Version), (facts["versionBefore"], facts["versionAfter"]));
    }

    [Fact]
    public async Task What_is_written_while_the_trail_is_proved_was_not_altered()
    {
        await using var ward = await Ward.Open();
        await Enter(ward, 4, "Nhập quý");
        var asked = (await Entries(ward)).Count;
        var meanwhile = new Meanwhile(async () =>
        {
            await Enter(ward, 6, "Sửa");
            await ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), An, Cancellation);
        });

        var (problems, entries) = await ward.Read(async db =>
        {
            var check = new AuditCheck(db, [meanwhile, .. ward.Get<IEnumerable<ISealed>>()]);
            return (await check.Run(null, Cancellation), check.Entries);
        });

        Assert.Empty(problems);
        Assert.Equal(asked, entries);
        Assert.Equal(asked + 2, (await Entries(ward)).Count);
    }

    [Fact]
    public async Task Fifty_commands_at_once_keep_one_chain()
    {
        await using var ward = await Ward.Open();
        var before = (await Entries(ward)).Count;

        await Task.WhenAll(Enumerable.Range(1, 50).Select(value => Task.Run(() => Enter(ward, value, $"Lần {value}"))));

        var entries = await Entries(ward);
        Assert.Equal(before + 50, entries.Count);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(seq => (long)seq), entries.Select(entry => entry.Seq));
        Assert.Equal(entries.Select(entry => entry.Hash).Prepend(AuditRow.NoHash).SkipLast(1), entries.Select(entry => entry.PreviousHash));
        Assert.All(entries, entry => Assert.Equal(EntryHash.Of(entry), entry.Hash));
    }

    private static Task<FiguresRecorded> Enter(Ward ward, decimal value, string reason) => ward.Get<CommandSender>()
        .Send(new RecordFigures([new FigureEntry("cases", "ward", Period.Parse("2024-Q3"), value)], reason, FigureOrigin.Imported), An, Cancellation);

    private static Task<List<AuditRow>> Entries(Ward ward) => ward.Read(db => db.Audit.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(Cancellation));

    /// <summary>Does something when the trail was read, and nothing else.</summary>
    private sealed class Meanwhile(Func<Task> deed) : ISealed
    {
        public string Table => "Figures";

        public void Keep(AuditRow entry, EntryChanges? changes)
        {
        }

        public async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
        {
            await deed();
            return [];
        }
    }
}
