using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Plans;

/// <summary>Whether each plan version is still the files whose digest is its key.</summary>
internal sealed class SealedVersions : ISealed
{
    public string Table => "PlanVersions";

    public void Keep(AuditRow entry, EntryChanges? changes)
    {
        // The version's key is the digest: the trail adds nothing to it.
    }

    public async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
    {
        var problems = new List<AuditProblem>();
        await foreach (var version in db.PlanVersions.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!Proves(version))
            {
                problems.Add(new AuditProblem("PlanAltered", version.Sha256));
            }
        }

        return problems;
    }

    private static bool Proves(PlanVersionRow version)
    {
        try
        {
            return StoredPlan.Read(version.Files).Sha256 == version.Sha256;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
