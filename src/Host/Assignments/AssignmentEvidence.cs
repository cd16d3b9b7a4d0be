using ActionPlan.Host.Files;

namespace ActionPlan.Host.Assignments;

/// <summary>Files for an assignment: its leading unit's.</summary>
internal sealed class AssignmentEvidence : IEvidenceKind
{
    public string Name => "assignment";

    public async ValueTask<EvidenceSubject?> Find(AppDb db, Plan plan, string rest, CancellationToken cancellation) =>
        await new AssignmentStandings(db).Known(plan, rest, ofAnotherPlan: false, cancellation) is var (assignment, decided)
            && plan.Areas.Roots is [var root, ..]
            ? new EvidenceSubject(assignment.Lead, decided?.Area ?? root.Id, [AssignmentDemands.ToUpdate(plan, assignment.Lead, decided)])
            : null;
}
