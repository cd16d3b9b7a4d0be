using System.Runtime.CompilerServices;
using ActionPlan.Host.Access;
using ActionPlan.Host.Access.People;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Waiting;

/// <summary>
/// The way from an empty installation to the first run. Where somebody is on it is seen in what there is; what cannot be seen – that areas were
/// looked through, that no mail is wanted – somebody says, and that is remembered.
/// </summary>
internal sealed class FirstUse(AppDbFactory databases, PlanInForce plans, PublicSite site, Deployment deployment, TimeProvider clock)
{
    // A version of the plan stays as it is, and a country's has some twenty thousand addresses.
    private static readonly ConditionalWeakTable<Plan, IReadOnlySet<string>> Unreached = [];

    public async Task<IReadOnlyList<FirstStep>> Read(CancellationToken cancellation = default)
    {
        var plan = plans.Current;
        await using var db = databases.CreateOf(plan.Id);
        var said = (await db.Settings.AsNoTracking().Where(row => row.Key.StartsWith(MarkFirstStep.Prefix)).ToListAsync(cancellation))
            .ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        var grants = await db.Grants.AsNoTracking()
            .Join(db.Users.Where(user => user.DeactivatedAt == null), grant => grant.UserId, user => user.Id, (grant, _) => grant).ToListAsync(cancellation);
        List<Grant> held = [.. grants.Select(grant => grant.ToGrant()).Where(grant => grant.HoldsIn(plan.Id))];
        var letter = await TestLetter.Newest(db, cancellation);
        var hasFigures = await db.Figures.AnyAsync(row => row.PlanId == plan.Id, cancellation);
        var isJudged = await db.Runs.AnyAsync(row => row.PlanId == plan.Id && row.CompletedAt != null, cancellation);
        var unreached = Unreached.GetValue(plan, WithoutAddress);
        var unaddressed = plan.File.Units.Where(unit => plan.UnitProblem(unit.Id, plan.Today(clock)) is null && unreached.Contains(unit.Id))
            .Select(unit => unit.Name).ToList();
        return
        [
            Of(FirstStepKind.Units, "admin/units", unaddressed.Count > 0 ? new FirstLack("Address", unaddressed) : null),
            Of(FirstStepKind.People, "admin/people", LackOfPeople(plan, held)),
            Of(FirstStepKind.Areas, "admin/areas", new FirstLack("Look", [])),
            Of(FirstStepKind.Mail, "mail",
                deployment.IsSample ? null : !site.Leave ? new FirstLack("Server", []) : letter?.State != OutboxState.Sent
                    ? new FirstLack("Letter", []) : null),
            Of(FirstStepKind.Quarter, "figures", hasFigures ? null : new FirstLack("Figures", [])),
            Of(FirstStepKind.Run, "runs", isJudged ? null : new FirstLack("Run", [])),
        ];

        FirstStep Of(FirstStepKind kind, string address, FirstLack? lack) => new(kind, address, lack, said.GetValueOrDefault(MarkFirstStep.SettingOf(kind)));
    }

    public async Task<TestLetter?> NewestLetter(CancellationToken cancellation = default)
    {
        await using var db = databases.CreateOf(plans.Current.Id);
        return await TestLetter.Newest(db, cancellation);
    }

    private static HashSet<string> WithoutAddress(Plan plan) => plan.Units.Keys
        .Where(unit => plan.Areas.Roots.Any(root => !Envelope.TryAddress(plan.RecipientFor(unit, root).Address, out _))).ToHashSet(StringComparer.Ordinal);

    private static FirstLack? LackOfPeople(Plan plan, List<Grant> held)
    {
        if (!held.Exists(grant => grant.Role == Role.Office))
        {
            return new FirstLack("Office", []);
        }

        var without = SheetLayout.Reporting(plan)
            .Where(unit => !held.Exists(grant => grant.Role == Role.UnitHead && (grant.Unit is null || grant.Unit == unit.Id)))
            .Select(unit => unit.Name).ToList();
        return without.Count > 0 ? new FirstLack("Heads", without) : null;
    }
}

internal enum FirstStepKind
{
    Units,
    People,
    Areas,
    Mail,

    /// <summary>Figures of the first quarter.</summary>
    Quarter,

    /// <summary>The first run.</summary>
    Run,
}

/// <param name="Kind">Which step.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Lack">What it lacks; null where all is there.</param>
/// <param name="SaidBy">Who said that it is done or not wanted; null where nobody did.</param>
internal sealed record FirstStep(FirstStepKind Kind, string Address, FirstLack? Lack, string? SaidBy)
{
    public bool IsDone => Lack is null || SaidBy is not null;
}

/// <param name="What">What lacks, as its text is called.</param>
/// <param name="Names">Whose.</param>
internal sealed record FirstLack(string What, IReadOnlyList<string> Names);
