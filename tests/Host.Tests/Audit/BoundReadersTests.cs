using ActionPlan.Host.Access.People;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Audit;

/// <summary>An inspector bound to an area reads the entries that lie wholly inside it.</summary>
public sealed class BoundReadersTests
{
    private static readonly Period Quarter = Period.Parse("2024-Q3");

    private static readonly Actor An = Actor.AtMachine("Nguyễn Văn An");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_is_read_by_whoever_may_read_all_areas_that_it_is_about()
    {
        await using var ward = await Ward.Open(plan: GuardedWard.Plan, rules: GuardedWard.Rules);
        var begun = await Newest(ward);

        await Expect(ward, "figures of kp-1", "ward kp-1", () => Record(ward, "Nhập quý", "kp-1"));
        await Expect(ward, "figures of both", "ward", () => Record(ward, "Nhập quý", "kp-1", "kp-2"));
        await Expect(ward, "a row of kp-1", "ward kp-1", () => Send(ward, new EnterRow("security", "classifications", CommandTable.Row)));
        await Expect(ward, "the row moves to kp-2", "ward", () => Send(ward, new EditRow("security", "classifications", 1, 1, In("kp-2"), "Ghi nhầm")));
        await Expect(ward, "the row in kp-2", "ward kp-2", () => Send(ward, new EditRow("security", "classifications", 1, 2, In("kp-2", "Tổ 7"), "Ghi nhầm")));
        await Expect(ward, "an alert of kp-1 is answered", "ward kp-1", async () =>
        {
            await ward.Read(db => Alert(db, ward));
            await Send(ward, new AnswerAlert(1, "Thiếu người", "Thêm người", "Nguyễn An", new DateOnly(2024, 11, 1)));
        });
        // Nobody's area: words of texts are not taken for areas.
        await Expect(ward, "an account", "", () => Send(ward, new CreatePerson("an.nguyen", new PersonFacts(":kp-1 An", null, null))));
        await Expect(ward, "an export", "",
            () => ward.Get<AuditTrail>()
                .Write(An, AuditActions.Exported, new Dictionary<string, string?>(StringComparer.Ordinal) { ["filter"] = ":kp-1" }, Cancellation));
        await Expect(ward, "hundreds of words besides", "ward",
            () => Record(ward, string.Join(' ', Enumerable.Range(0, SearchWords.Most + 100)), "kp-1", "kp-2"));

        Assert.True(await Newest(ward) > begun + 8);
        Assert.DoesNotContain(await ward.Read(db => new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)),
            problem => problem.Key == "WordsAltered");
    }

    // Who of the bound inspectors reads the entry that something leaves; one bound to nothing reads it always.
    private static async Task Expect(Ward ward, string what, string areas, Func<Task> done)
    {
        var before = await Newest(ward);
        await done();
        var after = await Newest(ward);
        Assert.True(after > before, what);
        Assert.True(await Reads(ward, after, null), what);
        var readers = new List<string>();
        foreach (var area in (string[])["ward", "kp-1", "kp-2"])
        {
            if (await Reads(ward, after, area))
            {
                readers.Add(area);
            }
        }

        Assert.Equal($"{what}: {areas}", $"{what}: {string.Join(' ', readers)}");
    }

    private static async Task<bool> Reads(Ward ward, long entry, string? area)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(new Actor("Thanh tra", "tt", [new Grant(Role.Inspector, Area: area)], "127.0.0.1"));
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Audit.AnyAsync(row => row.Seq == entry, Cancellation);
    }

    private static Task<long> Newest(Ward ward) => ward.Read(async db => await db.Audit.MaxAsync(row => (long?)row.Seq, Cancellation) ?? 0);

    private static async Task Send<T>(Ward ward, Mediator.ICommand<T> command) => await ward.Get<CommandSender>().Send(command, An, Cancellation);

    private static Task Record(Ward ward, string reason, params string[] areas) => Send(
        ward,
        new RecordFigures([.. areas.Select(area => new FigureEntry("cases", area, Quarter, Random.Shared.Next(1, 1000)))], reason, FigureOrigin.Imported));

    private static Dictionary<string, string> In(string area, string name = "Khu phố 1") =>
        new(CommandTable.Row, StringComparer.Ordinal) { ["area"] = area, ["name"] = name };

    private static async Task<int> Alert(AppDb db, Ward ward)
    {
        db.Add(new AlertRow
        {
            PlanId = "p", Target = "security.crime", Area = "kp-1", Unit = "police", OpenedRunId = 1, OpenedAt = ward.Clock.GetUtcNow(),
            Status = Status.Missed, State = AlertState.Open,
            LastChangedAt = ward.Clock.GetUtcNow(),
        });
        return await db.SaveChangesAsync(Cancellation);
    }
}
