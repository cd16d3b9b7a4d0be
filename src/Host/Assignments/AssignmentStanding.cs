using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Assignments;

/// <summary>An assignment, and how it stands by what its lead unit has said.</summary>
/// <param name="Definition">As the plan gives it, or a meeting did.</param>
/// <param name="Happened">What happened to it, oldest first.</param>
internal sealed record AssignmentStanding(AssignmentDefinition Definition, IReadOnlyList<AssignmentUpdateRow> Happened)
{
    /// <summary>The meeting's decision that gave it; null where the plan's document does.</summary>
    public DecisionRow? Decided { get; init; }

    public AssignmentUpdateRow? Newest => Happened.LastOrDefault(row => row.Kind is AssignmentUpdateKind.Updated or AssignmentUpdateKind.CarriedFrom);

    public AssignmentState State => Newest?.State ?? AssignmentState.NotStarted;

    /// <summary>Whether the plan's term was over before it was done.</summary>
    public bool IsEnded => CarriedOn is not null
        || Happened.LastOrDefault(
            row => row.Kind is AssignmentUpdateKind.TermEnded or AssignmentUpdateKind.TermResumed)?.Kind == AssignmentUpdateKind.TermEnded;

    /// <summary>That it goes on in another plan.</summary>
    public AssignmentUpdateRow? CarriedOn => Happened.FirstOrDefault(row => row.Kind == AssignmentUpdateKind.CarriedOn);

    /// <summary>That it comes from another plan.</summary>
    public AssignmentUpdateRow? CarriedFrom => Happened.FirstOrDefault(row => row.Kind == AssignmentUpdateKind.CarriedFrom);

    /// <summary>
    /// The state's name; 'None' where nobody has said anything yet, 'Ended' where the term's end closed it, 'Carried' where it goes on in another plan.
    /// </summary>
    public string StateName => CarriedOn is not null ? "Carried" : IsEnded ? "Ended" : Newest is null ? "None" : State.ToString();

    /// <summary>The date that holds now: the unit's, unless the plan was given another since.</summary>
    public DateOnly? Due =>
        Happened.LastOrDefault(row => row is { Kind: AssignmentUpdateKind.Updated, DueOn: not null }) is { } dated && dated.PlanDue == Definition.Due
        ? dated.DueOn
        : Definition.Due;

    public Owed? Owed => !IsEnded && State != AssignmentState.Done && Due is { } due ? new Owed(OwedKind.Assignment, due) : null;
}

internal sealed class AssignmentStandings(AppDb db)
{
    /// <summary>What meetings gave one unit to do.</summary>
    public Task<List<string>> GivenTo(string plan, string unit, CancellationToken cancellation = default) =>
        db.GivenAssignments(plan).Where(row => row.Unit == unit).Select(row => row.What).ToListAsync(cancellation);

    /// <summary>One of a plan that this plan continues: whoever takes it over reads how it stood.</summary>
    public async Task<AssignmentStanding?> OfEarlier(Plan earlier, string id, CancellationToken cancellation) =>
        await Known(earlier, id, ofAnotherPlan: true, cancellation) is var (definition, decided)
            ? new AssignmentStanding(
                definition,
                await db.AssignmentUpdates.IgnoreQueryFilters().AsNoTracking().Where(row => row.PlanId == earlier.Id && row.Assignment == id)
                    .OrderBy(row => row.Id).ToListAsync(cancellation)) { Decided = decided }
            : null;

    public async Task<IReadOnlyList<AssignmentStanding>> Read(Plan plan, CancellationToken cancellation)
    {
        var rows = (await db.AssignmentUpdates.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Id).ToListAsync(cancellation))
            .ToLookup(row => row.Assignment, StringComparer.Ordinal);
        var given = await db.GivenAssignments(plan.Id).ToListAsync(cancellation);
        return
        [
            .. plan.File.Assignments.Select(definition => new AssignmentStanding(definition, [.. rows[definition.Id]])),
            .. given.Select(decided => new AssignmentStanding(decided.ToAssignment(), [.. rows[decided.Assignment!]]) { Decided = decided }),
        ];
    }

    /// <summary>One assignment; null if there is none such.</summary>
    public async Task<AssignmentStanding?> Read(Plan plan, string id, CancellationToken cancellation) =>
        await Known(plan, id, ofAnotherPlan: false, cancellation) is var (definition, decided)
            ? new AssignmentStanding(
                definition,
                await db.AssignmentUpdates.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Assignment == id).OrderBy(row => row.Id)
                    .ToListAsync(cancellation)) { Decided = decided }
            : null;

    /// <summary>What an assignment is, and the meeting's decision that gave it; null if there is none such.</summary>
    public async Task<(AssignmentDefinition Definition, DecisionRow? Decided)?> Known(Plan plan, string id, bool ofAnotherPlan, CancellationToken cancellation)
    {
        if (plan.File.Assignments.FirstOrDefault(known => known.Id == id) is { } written)
        {
            return (written, null);
        }

        var given = db.GivenAssignments(plan.Id);
        return await (ofAnotherPlan ? given.IgnoreQueryFilters() : given).FirstOrDefaultAsync(row => row.Assignment == id, cancellation) is { } decided
            ? (decided.ToAssignment(), decided)
            : null;
    }
}
