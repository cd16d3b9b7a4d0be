using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Rights;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Faults.Tests;

/// <summary>Rules that two owners propose and a third person publishes.</summary>
internal static class Publishing
{
    public const string Stricter = "\"below\", \"of\": 3";
    public const string Easier = "\"atLeast\", \"of\": 4";
    private const string Module = "security";

    private static readonly Actor Owner = Of("owner", Role.ModuleOwner);
    private static readonly Actor Other = Of("other", Role.ModuleOwner);
    private static readonly Actor Office = Of("office", Role.Office);

    /// <summary>A stricter threshold with a test beside the rules, and somebody else's easier one.</summary>
    public static async Task<string?> Propose(IServiceProvider services, CancellationToken cancellation)
    {
        var test = new ExpectedCase("security.few", "ward", Period.Parse(Site.Quarter), Status.Missed, []);
        return await Propose(services, Owner, "\"below\", \"of\": 5", Stricter, test, cancellation)
            ?? await Propose(services, Other, "\"atLeast\", \"of\": 5", Easier, null, cancellation);
    }

    /// <summary>Publishes the owner's proposal, unless that is done, and puts its files in place.</summary>
    public static Task<string?> Publish(IServiceProvider services, CancellationToken cancellation) => Publish(services, Owner, cancellation);

    public static Task<string?> PublishOther(IServiceProvider services, CancellationToken cancellation) => Publish(services, Other, cancellation);

    /// <summary>What the folder, the version in force and the trail say; an empty text where all is as it must be.</summary>
    /// <param name="services">A host that has just started.</param>
    /// <param name="isPublished">Whether the owner's proposal must be in force; else whether it is says the database.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<string?> Agrees(IServiceProvider services, bool? isPublished, CancellationToken cancellation)
    {
        var plan = services.GetRequiredService<PlanInForce>();
        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        var state = await db.RuleDrafts.Where(row => row.OwnerId == Owner.UserId).Select(row => row.State).SingleAsync(cancellation);
        var published = await db.PlanChanges.CountAsync(cancellation);
        var inFile = (await File.ReadAllTextAsync(Path.Combine(plan.Folder, Module + ".json"), cancellation)).Contains(Stricter, StringComparison.Ordinal);
        var tests = Path.Combine(plan.Folder, "tests", Module + ".json");
        var isTested = File.Exists(tests) && (await File.ReadAllTextAsync(tests, cancellation)).Contains("security.few", StringComparison.Ordinal);
        var judges = plan.Current.TargetByKey["security.few"].ThresholdIn(2025) == 3;
        var left = Directory.GetFiles(plan.Folder, ".*", SearchOption.AllDirectories);
        var isDone = state == RuleDraftState.Published;
        return (isPublished ?? isDone) == isDone && isDone == published > 1 && isDone == inFile && isDone == isTested && isDone == judges
            && plan.Waiting is null && plan.Problems.Count == 0 && (!isDone || left.Length == 0)
            ? await Deeds.Proved(services, cancellation)
            : $"{state}, publications {published}, file {inFile}, test {isTested}, judges {judges}, waits {plan.Waiting is not null}, "
                + $"problems {plan.Problems.Count}, left {string.Join(' ', left.Select(Path.GetFileName))}";
    }

    private static async Task<string?> Propose(
        IServiceProvider services, Actor owner, string was, string becomes, ExpectedCase? test, CancellationToken cancellation)
    {
        var plan = services.GetRequiredService<PlanInForce>().Current;
        var file = RuleFiles.Of(plan.Source, Module)!;
        var text = RuleFiles.TextOf(file).Replace(was, becomes, StringComparison.Ordinal);
        var reply = await Send(services, owner, new SaveRuleDraft(Module, text, plan.Version, RuleDraftRow.DigestOf(file)), cancellation);
        reply = reply == DraftReply.Done && test is not null ? await Send(services, owner, new AddRuleTest(Module, test), cancellation) : reply;
        var row = await Draft(services, owner, cancellation);
        var warnings = services.GetRequiredService<DraftReading>().Read(row)!.Warnings.Select(ReadDraft.NameOf).ToList();
        reply = reply == DraftReply.Done
            ? await Send(services, owner, new ProposeRules(Module, row.Seen, "Nghị quyết", "", null, warnings), cancellation) : reply;
        return reply == DraftReply.Done ? null : $"not proposed: {reply}";
    }

    private static async Task<string?> Publish(IServiceProvider services, Actor owner, CancellationToken cancellation)
    {
        // As the watch of the folder does every few seconds.
        await services.GetRequiredService<AllPlans>().Load(cancellation);
        var row = await Draft(services, owner, cancellation);
        var reply = row.State == RuleDraftState.Published
            ? DraftReply.Done : await Send(services, Office, new DecideRules(row.Id, row.Seen, await Against(services, cancellation), Approves: true, "",
                ReplacesWaiting: false), cancellation);
        await services.GetRequiredService<AllPlans>().Load(cancellation);
        return reply == DraftReply.Done ? null : $"not published: {reply}";
    }

    private static async Task<string> Against(IServiceProvider services, CancellationToken cancellation)
    {
        var plan = services.GetRequiredService<PlanInForce>().Current;
        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return DecideRules.AgainstOf(plan, await services.GetRequiredService<Host.Plans.Publishing>().Usual(db, plan, now, cancellation));
    }

    private static async Task<RuleDraftRow> Draft(IServiceProvider services, Actor owner, CancellationToken cancellation)
    {
        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        return await db.RuleDrafts.AsNoTracking().SingleAsync(row => row.OwnerId == owner.UserId, cancellation);
    }

    private static Actor Of(string name, Role role) => new(name, name, [new Grant(role)], "127.0.0.1");

    private static Task<DraftReply> Send(IServiceProvider services, Actor actor, ICommand<DraftReply> command, CancellationToken cancellation) =>
        services.GetRequiredService<CommandSender>().Send(command, actor, cancellation);
}
