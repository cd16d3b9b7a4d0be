using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Assignments;

/// <summary>An assignment of the plan, and how it stands by what its lead unit has said.</summary>
/// <param name="Definition">As the plan gives it.</param>
/// <param name="Happened">What happened to it, oldest first.</param>
internal sealed record AssignmentStanding(AssignmentDefinition Definition, IReadOnlyList<AssignmentUpdateRow> Happened)
{
    public AssignmentUpdateRow? Newest => Happened.LastOrDefault(row => row.Kind is AssignmentUpdateKind.Updated or AssignmentUpdateKind.CarriedFrom);

    public AssignmentState State => Newest?.State ?? AssignmentState.NotStarted;

    /// <summary>Whether the plan's term was over before it was done.</summary>
    public bool IsEnded => CarriedOn is not null
        || Happened.LastOrDefault(row => row.Kind is AssignmentUpdateKind.TermEnded or AssignmentUpdateKind.TermResumed)?.Kind == AssignmentUpdateKind.TermEnded;

    /// <summary>That it goes on in another plan.</summary>
    public AssignmentUpdateRow? CarriedOn => Happened.FirstOrDefault(row => row.Kind == AssignmentUpdateKind.CarriedOn);

    /// <summary>That it comes from another plan.</summary>
    public AssignmentUpdateRow? CarriedFrom => Happened.FirstOrDefault(row => row.Kind == AssignmentUpdateKind.CarriedFrom);

    /// <summary>The state's name; 'None' where nobody has said anything yet, 'Ended' where the term's end closed it, 'Carried' where it goes on in another plan.</summary>
    public string StateName => CarriedOn is not null ? "Carried" : IsEnded ? "Ended" : Newest is null ? "None" : State.ToString();

    /// <summary>The date that holds now: the unit's, unless the plan was given another since.</summary>
    public DateOnly? Due => Happened.LastOrDefault(row => row is { Kind: AssignmentUpdateKind.Updated, DueOn: not null }) is { } dated && dated.PlanDue == Definition.Due
        ? dated.DueOn
        : Definition.Due;

    public Owed? Owed => !IsEnded && State != AssignmentState.Done && Due is { } due ? new Owed(OwedKind.Assignment, due) : null;

    /// <summary>One of a plan that this plan continues: whoever takes it over reads how it stood.</summary>
    public static async Task<AssignmentStanding?> OfEarlier(AppDb db, Plan earlier, string id, CancellationToken cancellation) =>
        earlier.File.Assignments.FirstOrDefault(known => known.Id == id) is { } definition
            ? new AssignmentStanding(
                definition,
                await db.AssignmentUpdates.IgnoreQueryFilters().AsNoTracking().Where(row => row.PlanId == earlier.Id && row.Assignment == id).OrderBy(row => row.Id).ToListAsync(cancellation))
            : null;

    public static async Task<IReadOnlyList<AssignmentStanding>> Read(AppDb db, Plan plan, CancellationToken cancellation)
    {
        var rows = (await db.AssignmentUpdates.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Id).ToListAsync(cancellation))
            .ToLookup(row => row.Assignment, StringComparer.Ordinal);
        return [.. plan.File.Assignments.Select(definition => new AssignmentStanding(definition, [.. rows[definition.Id]]))];
    }

    /// <summary>One assignment; null if the plan has none such.</summary>
    public static async Task<AssignmentStanding?> Read(AppDb db, Plan plan, string id, CancellationToken cancellation) =>
        plan.File.Assignments.FirstOrDefault(known => known.Id == id) is { } definition
            ? new AssignmentStanding(
                definition,
                await db.AssignmentUpdates.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Assignment == id).OrderBy(row => row.Id).ToListAsync(cancellation))
            : null;
}
