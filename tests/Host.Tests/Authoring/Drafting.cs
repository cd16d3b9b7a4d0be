using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using Mediator;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>People who write drafts of a ward's rules and decide on them.</summary>
internal static class Drafting
{
    public static readonly string RuleText = WardPlan.Rules.Replace("\"targets\": [", "// Chú thích giữ nguyên.\n  \"targets\": [", StringComparison.Ordinal);

    public static readonly Actor Owner = Person("owner", new Grant(Role.ModuleOwner, Module: "security"));
    public static readonly Actor Second = Person("second", new Grant(Role.ModuleOwner, Module: "security"));
    public static readonly Actor Third = Person("third", new Grant(Role.ModuleOwner));
    public static readonly Actor Admin = Person("admin", new Grant(Role.Administrator));
    public static readonly Actor Office = Person("office", new Grant(Role.Office));
    public static readonly Actor Leader = Person("leader", new Grant(Role.Leader));
    public static readonly Actor Both = Person("both", new Grant(Role.Administrator), new Grant(Role.ModuleOwner));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Stricter(int threshold) => RuleText.Replace("\"below\", \"of\": 5", $"\"below\", \"of\": {threshold}", StringComparison.Ordinal);

    private static Actor Person(string name, params Grant[] grants) => new(name, name, grants, "127.0.0.1");

    public static string PathOf(Ward ward) => Path.Combine(ward.Get<PlanInForce>().Folder, "security.json");

    public static ReadDraft Read(Ward ward, RuleDraftRow row) => ward.Get<DraftReading>().Read(row)!;

    public static Task<DraftReply> Send(Ward ward, Actor actor, ICommand<DraftReply> command) => ward.Get<CommandSender>().Send(command, actor, Cancellation);

    public static Task<DraftReply> Save(Ward ward, Actor actor, string text, string? begun = null) =>
        Save(ward, actor, text, begun ?? ward.Plan.Version, null);

    public static async Task<DraftReply> Save(Ward ward, Actor actor, string text, string begun, string? seen, string module = "security")
    {
        var row = await ward.Read(db => db.OpenDrafts(ward.Plan.Id, module).SingleOrDefaultAsync(one => one.OwnerId == actor.UserId, Cancellation));
        return await Send(ward, actor,
            new SaveRuleDraft(module, text, begun, seen ?? row?.Sha256 ?? RuleDraftRow.DigestOf(RuleFiles.Of(ward.Plan.Source, module)!)));
    }

    public static async Task<DraftReply> Propose(Ward ward, Actor actor, string reason, Period? from = null, string document = "", string? of = null)
    {
        var row = await ward.Read(db => db.RuleDrafts.OrderBy(one => one.Id).LastOrDefaultAsync(one => of == null || one.OwnerId == of, Cancellation));
        return await Send(ward, actor, new ProposeRules(
            row?.Module ?? "security", row?.Seen ?? "", reason, document, from, row is null ? [] : [.. Read(ward, row).Warnings.Select(ReadDraft.NameOf)]));
    }

    public static async Task<DraftReply> Decide(Ward ward, Actor actor, bool approves = true, string remark = "", string? of = null)
    {
        var row = await Draft(ward, of);
        return await Send(ward, actor, new DecideRules(row.Id, row.Seen, await Against(ward), approves, remark, false));
    }

    /// <summary>What a proposal is compared with where it is looked at now.</summary>
    public static Task<string> Against(Ward ward) => ward.Read(async db =>
        DecideRules.AgainstOf(ward.Plan, await ward.Get<Publishing>().Usual(db, ward.Plan, ward.Clock.GetUtcNow(), Cancellation)));

    public static Task<RuleDraftRow> Draft(Ward ward, string? of = null) =>
        ward.Read(db => db.RuleDrafts.AsNoTracking().OrderBy(row => row.Id).LastAsync(row => of == null || row.OwnerId == of, Cancellation));
}
