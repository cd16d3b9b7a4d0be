using ActionPlan.Host.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Assignments;

/// <summary>Files for an assignment: its leading unit's.</summary>
internal sealed class AssignmentEvidence : IEvidenceKind
{
    public string Name => "assignment";

    public ValueTask<EvidenceSubject?> Find(AppDb db, Plan plan, string rest, CancellationToken cancellation) => new(
        plan.File.Assignments.FirstOrDefault(known => known.Id == rest) is { } assignment && plan.Areas.Roots is [var root, ..]
            ? new EvidenceSubject(assignment.Lead, root.Id, [AssignmentDemands.ToUpdate(plan, assignment.Lead)])
            : null);
}
