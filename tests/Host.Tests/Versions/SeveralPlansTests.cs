using ActionPlan.Host.Alerts;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Versions;

/// <summary>Several plans in one installation, which call their areas, units, figures and targets alike.</summary>
public sealed class SeveralPlansTests
{
    private static readonly Period Q3 = Period.Parse("2024-Q3");

    private static readonly string Other = GuardedWard.Plan
        .Replace("\"id\": \"p\", \"name\": \"Chương trình thử\"", "\"id\": \"q\", \"name\": \"Chương trình khác\"", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_plans_with_the_same_ids_know_nothing_of_each_other()
    {
        await using var ward = await Both();
        await Do(ward, "p", Cases(9));
        await Do(ward, "q", Cases(1));
        await Do(ward, "p", new EnterRow("security", "classifications", CommandTable.Row));
        await Do(ward, "q", new EvaluateQuarter(Q3, RunTrigger.Schedule));
        await Do(ward, "p", new EvaluateQuarter(Q3, RunTrigger.Schedule));

        Assert.Equal([9m, 9m, 9m], await Seen(ward, "p", db => db.Figures.Select(row => row.Value)));
        Assert.Equal([1m, 1m, 1m], await Seen(ward, "q", db => db.Figures.Select(row => row.Value)));
        Assert.Equal(1, Assert.Single(await Seen(ward, "p", db => db.Runs)).Counts[Rules.Judging.Status.Missed]);
        Assert.Equal(0, Assert.Single(await Seen(ward, "q", db => db.Runs)).Counts[Rules.Judging.Status.Missed]);
        Assert.NotEmpty(await Seen(ward, "p", db => db.Alerts));
        Assert.DoesNotContain("security.crime", (await Seen(ward, "q", db => db.Alerts)).Select(alert => alert.Target));
        Assert.All(await ward.Outbox(), letter => Assert.Contains(letter.PlanId, (string[])["p", "q"]));
        Assert.All(await Seen(ward, "q", db => db.Outbox), letter => Assert.Equal("q", letter.PlanId));
        Assert.Single(await Seen(ward, "p", db => db.RegisterEvents));
        Assert.Empty(await Seen(ward, "q", db => db.RegisterEvents));

        // The same thing may stand in each plan's register.
        await Do(ward, "q", new EnterRow("security", "classifications", CommandTable.Row));
        await Do(ward, "q", new EnterRow("security", "classifications", CommandTable.Row));
        Assert.Single(await Seen(ward, "q", db => db.RegisterEvents));
        Assert.Single(await Seen(ward, "p", db => db.RegisterEvents));
    }

    [Fact]
    public async Task A_grant_holds_where_it_names_the_plan_or_none()
    {
        await using var ward = await Both();
        foreach (var plan in (string[])["p", "q"])
        {
            await Do(ward, plan, new RecordFigures([new FigureEntry("cases", "ward", Q3, 4)], "Nhập quý", FigureOrigin.Imported));
        }

        Assert.Equal((1, 1), await Shown(ward, new Grant(Role.Leader)));
        Assert.Equal((1, 0), await Shown(ward, new Grant(Role.Leader, Plan: "p")));
        Assert.Equal((0, 1), await Shown(ward, new Grant(Role.Leader, Area: "ward", Plan: "q")));
        var clerk = new Actor("Nguyễn An", "an", [new Grant(Role.DataEntry, "police", Plan: "p")], "127.0.0.1");
        var entry = new RecordFigures([new FigureEntry("cases", "ward", Q3, 5)], "Nhập quý", FigureOrigin.Entered);
        Assert.True(clerk.May(new Demand(Right.EnterFigures, "police", "security", "ward"), Of(ward, "p")));
        Assert.False(clerk.May(new Demand(Right.EnterFigures, "police", "security", "ward"), Of(ward, "q")));
        await Assert.ThrowsAsync<NotAllowedException>(() => Do(ward, "q", entry, clerk));
    }

    [Fact]
    public async Task A_row_of_another_plan_is_not_written()
    {
        await using var ward = await Both();
        await using var db = ward.Get<AppDbFactory>().CreateOf("p");
        db.Add(new FigureRow
        {
            PlanId = "q", Figure = "cases", Area = "ward", Period = Q3, Value = 1, EnteredAt = ward.Clock.GetUtcNow(), EnteredBy = "An", Reason = "Thử",
            Origin = FigureOrigin.Imported,
        });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancellation));
        Assert.Contains("plan q", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_plan_and_one_with_another_s_id_stop_no_other_and_are_told()
    {
        await using var ward = await Both();
        ward.Rewrite("{ \"id\": \"r\", \"name\": ", folder: "third");
        ward.Rewrite(Other, folder: "z-copy");
        var plans = ward.Get<AllPlans>();
        await plans.Load(Cancellation);

        Assert.Equal(["p", "q"], plans.All.Select(plan => plan.Id));
        Assert.Equal(["third", "z-copy"], plans.Broken.Select(broken => Path.GetFileName(broken.Folder)).Order(StringComparer.Ordinal));
        Assert.Contains("planTwice", plans.Broken.SelectMany(broken => broken.Problems).Select(problem => problem.Key));
        await ward.Restart();
        plans = ward.Get<AllPlans>();
        Assert.Equal(["p", "q"], plans.All.Select(plan => plan.Id));
        Assert.Equal(2, plans.Broken.Count);

        // One breaks that was in force: its last version stays.
        ward.Rewrite("{", folder: "other");
        ward.Rewrite(Other.Replace("\"q\"", "\"r\"", StringComparison.Ordinal), folder: "third");
        await plans.Load(Cancellation);
        Assert.Equal(["p", "q", "r"], plans.All.Select(plan => plan.Id));
        Assert.NotEmpty(plans.Find("q")!.Problems);
        Assert.Equal("Chương trình khác", plans.Find("q")!.Current.Name);
        Assert.Empty(plans.Find("p")!.Problems);
    }

    [Fact]
    public async Task A_plan_whose_folder_is_gone_is_read_from_its_stored_versions()
    {
        await using var ward = await Both();
        await Do(ward, "q", new RecordFigures([new FigureEntry("cases", "ward", Q3, 9)], "Nhập quý", FigureOrigin.Imported));
        await Do(ward, "q", new EvaluateQuarter(Q3, RunTrigger.Schedule));
        Directory.Delete(Path.Combine(ward.Folder, "rules", "other"), recursive: true);
        await ward.Restart();

        var gone = ward.Get<AllPlans>().Find("q")!;
        Assert.Equal("planFolderMissing", Assert.Single(gone.Problems).Key);
        Assert.Equal("Chương trình khác", gone.Current.Name);
        Assert.Equal(gone.Current.Version, Assert.Single(await Seen(ward, "q", db => db.Runs)).PlanVersion);
    }

    [Fact]
    public async Task A_worked_example_is_checked_and_neither_at_hand_nor_judged()
    {
        await using var ward = await Ward.Open(plan: GuardedWard.Plan, rules: GuardedWard.Rules);
        ward.Rewrite(Other.Replace("\"term\"", "\"example\": true, \"term\"", StringComparison.Ordinal), GuardedWard.Rules, "other");
        var plans = ward.Get<AllPlans>();
        await plans.Load(Cancellation);
        await ward.StartServices();
        await ward.PassUntil(async () => (await ward.Read(db => db.Runs.Where(run => run.CompletedAt != null).ToListAsync(Cancellation))).Count > 0,
            TimeSpan.FromMinutes(1), 200);

        Assert.Empty(plans.Broken);
        Assert.Equal(["p"], plans.Open.Select(plan => plan.Id));
        Assert.Null(plans.Find("q"));
        Assert.Equal(["p", "q"], plans.All.Select(plan => plan.Id));
        Assert.Equal(["p"], (await ward.Read(db => db.PlanVersions.ToListAsync(Cancellation))).Select(version => version.PlanId));
        Assert.Equal(["p"], (await ward.Read(db => db.Runs.ToListAsync(Cancellation))).Select(run => run.PlanId).Distinct());
    }

    [Fact]
    public async Task Each_plan_is_judged_and_reminded_on_its_own_schedule()
    {
        await using var ward = await Ward.Open("2024-10-02 07:00", GuardedWard.Plan, rules: GuardedWard.Rules);
        ward.Rewrite(Other.Replace("\"term\"", "\"schedules\": { \"evaluateAt\": \"09:00\" }, \"term\"", StringComparison.Ordinal), GuardedWard.Rules, "other");
        await ward.Get<AllPlans>().Load(Cancellation);
        await ward.StartServices();

        await ward.PassUntil(async () => (await Judged()).Count + (await Reminded()).Count == 4, TimeSpan.FromHours(1), 24 * 30);

        Assert.Equal(["p", "q"], await Judged());
        Assert.Equal(["p", "q"], await Reminded());

        Task<List<string>> Judged() =>
            ward.Read(db => db.Runs.Where(run => run.CompletedAt != null).Select(run => run.PlanId).Distinct().Order().ToListAsync(Cancellation));
        Task<List<string>> Reminded() =>
            ward.Read(db => db.Outbox.Where(letter => letter.Kind == OutboxKind.Reminder).Select(letter => letter.PlanId).Distinct().Order()
                .ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("2023-12-31", "first")]
    [InlineData("2024-01-01", "first")]
    [InlineData("2025-06-30", "first")]
    [InlineData("2025-12-31", "first")]
    [InlineData("2026-01-01", "second")]
    [InlineData("2027-01-01", "third")]
    [InlineData("2028-12-31", "third")]
    [InlineData("2029-06-01", "fourth")]
    [InlineData("2035-01-01", "fourth")]
    public void The_plan_at_hand_is_the_one_of_today_else_the_next_else_the_last(string today, string expected)
    {
        var plans = new[] { Plan("fourth", "2030-Q1", "2030-Q4"), Plan("second", "2026-Q1", "2028-Q4"), Plan("first", "2024-Q1", "2025-Q4"),
            Plan("third", "2027-Q1", "2028-Q4") };

        var atHand = PlanChoice.AtHand(
            plans, plan => plan, new DateTimeOffset(DateTime.Parse(today, System.Globalization.CultureInfo.InvariantCulture), Ward.Vietnam).AddHours(1));

        Assert.Equal(expected, atHand!.Id);
    }

    private static Plan Plan(string id, string from, string to) => PlanReader.Read(new PlanSource(
        id,
        [
            Text("plan.json", WardPlan.Json.Replace("\"id\": \"p\"", $"\"id\": \"{id}\"", StringComparison.Ordinal)
                .Replace("2024-Q1", from, StringComparison.Ordinal).Replace("2025-Q4", to, StringComparison.Ordinal)),
            Text("security.json", WardPlan.Rules),
        ])).Plan!;

    private static PlanText Text(string name, string text) => new(name, System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task<Ward> Both()
    {
        var ward = await Ward.Open(plan: GuardedWard.Plan, rules: GuardedWard.Rules);
        ward.Rewrite(Other, GuardedWard.Rules, "other");
        await ward.Get<AllPlans>().Load(Cancellation);
        return ward;
    }

    private static RecordFigures Cases(decimal each) => new(
        [.. Enumerable.Range(0, 3).Select(back => new FigureEntry("cases", "ward", Q3.AddQuarters(-back), each))], "Nhập quý", FigureOrigin.Imported);

    private static Plan Of(Ward ward, string plan) => ward.Get<AllPlans>().Find(plan)!.Current;

    private static async Task<T> Do<T>(Ward ward, string plan, Mediator.ICommand<T> command, Actor? actor = null)
    {
        await using var scope = ward.Get<PlanScopes>().Open(ward.Get<AllPlans>().Find(plan)!);
        return await scope.ServiceProvider.GetRequiredService<CommandSender>().Send(command, actor ?? Actor.System("Thử"), Cancellation);
    }

    private static async Task<List<T>> Seen<T>(Ward ward, string plan, Func<AppDb, IQueryable<T>> rows)
    {
        await using var scope = ward.Get<PlanScopes>().Open(ward.Get<AllPlans>().Find(plan)!);
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Cancellation);
        return await rows(db).ToListAsync(Cancellation);
    }

    private static async Task<(int P, int Q)> Shown(Ward ward, Grant grant)
    {
        return (await Of("p"), await Of("q"));

        async Task<int> Of(string plan)
        {
            await using var scope = ward.Get<PlanScopes>().Open(ward.Get<AllPlans>().Find(plan)!);
            scope.ServiceProvider.GetRequiredService<Acting>().Reads(new Actor("Nguyễn An", "an", [grant], "127.0.0.1"));
            return await scope.ServiceProvider.GetRequiredService<AppDb>().Figures.CountAsync(Cancellation);
        }
    }
}
