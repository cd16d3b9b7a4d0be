using ActionPlan.Host.Audit;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using Mediator;
using MimeKit;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>The folder of a plan in preparation: whatever stands in it, nothing else is in its way, and it goes when it is given up.</summary>
public sealed class PreparedFolderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(""), InlineData("{"), InlineData("null"), InlineData("[1, 2]"), InlineData("không phải JSON"), InlineData("{ \"id\": 5 }"),
     InlineData("{ \"id\": \"q\", \"areas\": [ "), InlineData("{ \"id\": \"q\", \"timeZone\": \"Asia/Khong_co\", \"units\": 7 }"),
     InlineData("{ \"id\": \"q\", \"continues\": \"q\", \"term\": { \"from\": \"2030-Q4\", \"to\": \"2026-Q1\" } }"), InlineData("\uD800{")]
    public async Task A_plan_file_with_errors_is_kept_as_text_is_in_nobodys_way_and_is_mended_after_a_restart(string broken)
    {
        await using var ward = await Prepared();
        Assert.Equal(DraftReply.Done, await Save(ward, RuleFiles.OfPlan, broken));
        for (var started = 0; started < 2; started++)
        {
            await ward.Get<AllPlans>().Load(Cancellation);
            var plan = Next(ward);
            Assert.True(plan.IsUnread);
            Assert.NotEmpty(plan.Problems);
            Assert.Null(plan.Waiting);
            Assert.Equal(("q", "p"), (plan.Current.Id, plan.Current.File.Continues));
            Assert.Equal(["p"], ward.Get<AllPlans>().All.Select(one => one.Id));
            Assert.Empty(ward.Get<AllPlans>().Broken);
            Assert.Equal(broken.Replace('\uD800', '\uFFFD'), TextOf(plan, RuleFiles.OfPlan));
            var parts = await In(ward, services => Task.FromResult(services.GetRequiredService<PlacesToFill>().Parts()));
            Assert.NotEmpty(parts.First(part => part.Module == RuleFiles.OfPlan).Places);
            await ward.Get<EvaluationSweep>().Run(Cancellation);
            await ward.Restart();
        }

        Assert.Equal(DraftReply.Done, await Save(ward, RuleFiles.OfPlan, Written));
        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.False(Next(ward).IsUnread);
        Assert.Equal("Nhiệm kỳ sau", Next(ward).Current.Name);
    }

    [Fact]
    public async Task A_module_that_cannot_be_read_is_kept_and_what_is_anothers_is_not()
    {
        await using var ward = await Prepared();
        var torn = "{ \"module\": \"security\", \"targets\": [ ";
        Assert.Equal(DraftReply.Done, await Save(ward, "security", torn));
        await ward.Restart();
        Assert.Equal(torn, TextOf(Next(ward), "security"));
        Assert.False(Next(ward).IsUnread);
        Assert.Equal(DraftReply.Elsewhere, await Save(ward, "security", "{"));
        Assert.Equal(DraftReply.Elsewhere, await Save(ward, "security", torn.Replace("security", "khac", StringComparison.Ordinal)));
        Assert.Equal(DraftReply.Elsewhere, await Save(ward, RuleFiles.OfPlan, Written.Replace("\"q\"", "\"p\"", StringComparison.Ordinal)));
        Assert.Equal(DraftReply.Done, await Save(ward, "security", WardPlan.Rules));
    }

    [Fact]
    public async Task A_plan_in_preparation_is_given_up_with_a_reason_and_never_comes_into_force_by_what_is_left_of_it()
    {
        await using var ward = await Prepared();
        Assert.Equal(DraftReply.Done, await Save(ward, RuleFiles.OfPlan, Written));
        await ward.Get<AllPlans>().Load(Cancellation);
        // It is whole, so that it would come into force if it were not noted as being prepared.
        Assert.NotNull(Next(ward).Waiting);
        Assert.Equal(DraftReply.Done, await Send(ward, new ProposeFolder(Next(ward).Current.Version, "Nghị quyết", "", null, Warnings(ward)), Office));
        var folder = Next(ward).Folder;
        await File.WriteAllTextAsync(Path.Combine(folder, "ghi-chú.txt"), "của văn phòng", Cancellation);
        var seen = Next(ward).Source.Sha256;

        await Assert.ThrowsAsync<NotAllowedException>(() => Send(ward, new GivePlanUp(seen, "Chờ"), Owner));
        Assert.Equal(DraftReply.ReasonMissing, await Send(ward, new GivePlanUp(seen, " "), Office));
        Assert.Equal(DraftReply.Stale, await Send(ward, new GivePlanUp("khác", "Chờ"), Office));
        Assert.Equal(DraftReply.Unknown, await ward.Get<CommandSender>().Send(new GivePlanUp(ward.Plan.Version, "Chờ"), Office, Cancellation));
        Assert.Equal(DraftReply.Done, await Send(ward, new GivePlanUp(seen, "Chờ văn bản"), Office));

        // The process dies before the folder is removed.
        Assert.True(File.Exists(Path.Combine(folder, "plan.json")));
        await ward.Restart();
        Assert.Equal(["ghi-chú.txt"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
        Assert.Null(ward.Get<AllPlans>().Named("q"));
        Assert.Equal(["p"], await ward.Read(db => db.PlanChanges.IgnoreQueryFilters().Select(row => row.PlanId).Distinct().ToListAsync(Cancellation)));
        Assert.Equal(RuleDraftState.Dropped, (await ward.Read(db => db.RuleDrafts.IgnoreQueryFilters().SingleAsync(Cancellation))).State);
        Assert.Equal("Chờ văn bản", (await ward.Read(db => db.Audit.IgnoreQueryFilters().SingleAsync(row => row.Action == nameof(GivePlanUp), Cancellation))).Reason);

        // The name is free again.
        Assert.Equal(PrepareReply.Done, await ward.Get<CommandSender>().Send(new PreparePlan("q", IsOn: true, "p"), Office, Cancellation));
    }

    [Fact]
    public async Task A_plan_of_the_next_term_is_at_hand_from_its_first_day_here_and_asks_for_nothing_before()
    {
        await using var ward = await Prepared();
        ward.Clock.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        Assert.Equal(DraftReply.Done, await Save(ward, RuleFiles.OfPlan, Written));
        Assert.Equal(DraftReply.Done, await Save(ward, "security", WardPlan.Rules.Replace("\"of\": 5", "\"of\": 2", StringComparison.Ordinal)));
        Assert.Equal(DraftReply.Done, await Send(ward, new ProposeFolder(Next(ward).Current.Version, "Nghị quyết", "", null, Warnings(ward)), Office));
        var asked = await ward.Read(db => db.RuleDrafts.IgnoreQueryFilters().SingleAsync(Cancellation));
        var looked = await In(ward, services => services.GetRequiredService<RuleWorkbench>().Decision(asked.Id, Cancellation));
        var against = DecideRules.AgainstOf(Next(ward).Current, looked!.Usual);
        Assert.Equal(DraftReply.Done, await Send(ward, new DecideRules(asked.Id, asked.Seen, against, true, "", false), Admin));
        await ward.Get<AllPlans>().Load(Cancellation);
        var letters = (await ward.Outbox()).Where(one => one.Subject.Contains("Chương trình mới có hiệu lực", StringComparison.Ordinal)).ToList();
        Assert.Equal(Next(ward).Current.Targets.Select(target => target.Definition.Responsible).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            letters.Select(one => one.Unit).Order(StringComparer.Ordinal));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var letter in letters)
        {
            var message = await In(ward, services => services.GetRequiredService<Composing>().Look(letter, Cancellation));
            texts[letter.Unit] = (await MimeMessage.LoadAsync(new MemoryStream(message!), Cancellation)).TextBody ?? "";
        }

        // Also where all of a unit's stays as it was.
        Assert.Contains(texts.Values, one => one.Contains("giữ nguyên như ở chương trình trước", StringComparison.Ordinal));
        var text = texts.Values.Single(one => one.Contains("dưới 5", StringComparison.Ordinal));
        Assert.All(["Tiếp nối: Chương trình thử", "Nhiệm kỳ: quý 1/2026 đến quý 4/2027", "Khác với chương trình trước", "ngưỡng từ dưới 5 thành dưới 2"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        foreach (var (now, hand) in new[] { ("2024-10-06 08:00", "p"), ("2025-12-31 23:59", "p"), ("2026-01-01 00:00", "q"), ("2026-06-01 08:00", "q") })
        {
            ward.Clock.SetUtcNow(Ward.Time(now));
            // One was off for the new term's first months.
            if (now == "2026-06-01 08:00")
            {
                await ward.Restart();
            }

            var plans = ward.Get<AllPlans>();
            await plans.Load(Cancellation);
            Assert.Equal((now, hand), (now, plans.AtHand.Id));
            foreach (var plan in plans.Open)
            {
                await using var scope = ward.Get<PlanScopes>().Open(plan);
                await scope.ServiceProvider.GetRequiredService<EvaluationSweep>().Run(Cancellation);
            }

            var judged = await ward.Read(db => db.Runs.IgnoreQueryFilters().Where(run => run.PlanId == "q").Select(run => run.Period).ToListAsync(Cancellation));
            Assert.Equal(now == "2026-06-01 08:00" ? "2026-Q1" : "", string.Join(", ", judged));
        }
    }

    private static readonly string Written = WardPlan.Json
        .Replace("\"id\": \"p\", \"name\": \"Chương trình thử\"", "\"id\": \"q\", \"name\": \"Nhiệm kỳ sau\", \"continues\": \"p\"", StringComparison.Ordinal)
        .Replace("2024-Q1\", \"to\": \"2025-Q4", "2026-Q1\", \"to\": \"2027-Q4", StringComparison.Ordinal)
        .Replace("\"inUseFrom\": \"2024-Q1\"", "\"inUseFrom\": \"2026-Q1\"", StringComparison.Ordinal);

    private static async Task<Ward> Prepared()
    {
        var ward = await Ward.Open();
        Assert.Equal(PrepareReply.Done, await ward.Get<CommandSender>().Send(new PreparePlan("q", IsOn: true, "p"), Office, Cancellation));
        ward.Rewrite(Written.Replace("\"name\": \"Mặt trận Tổ quốc\"", "\"name\": \"Mặt trận\"", StringComparison.Ordinal), WardPlan.Rules, "q");
        await ward.Get<AllPlans>().Load(Cancellation);
        return ward;
    }

    private static PlanInForce Next(Ward ward) => ward.Get<AllPlans>().Named("q")!;

    private static IReadOnlyList<string> Warnings(Ward ward) => [.. Next(ward).Warnings.Select(ReadDraft.NameOf)];

    private static string TextOf(PlanInForce plan, string module) => RuleFiles.TextOf(RuleFiles.Of(plan.Source, module)!);

    private static async Task<DraftReply> Save(Ward ward, string module, string text)
    {
        var seen = RuleDraftRow.DigestOf(RuleFiles.Of(Next(ward).Source, module)!);
        var reply = await Send(ward, new SaveRuleDraft(module, text, "", seen), module == RuleFiles.OfPlan ? Office : Third);
        await ward.Get<AllPlans>().Load(Cancellation);
        return reply;
    }

    private static Task<DraftReply> Send(Ward ward, ICommand<DraftReply> command, Actor actor) =>
        In(ward, services => services.GetRequiredService<CommandSender>().Send(command, actor, Cancellation));

    private static async Task<T> In<T>(Ward ward, Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = ward.Get<PlanScopes>().Open(Next(ward));
        return await ask(scope.ServiceProvider);
    }
}
