namespace ActionPlan.Host.Audit;

/// <summary>What an entry's hash is of. The form never changes for entries that are written; a new one gets the next number.</summary>
internal static class EntryHash
{
    public const int Form = 1;

    public static string Of(AuditRow row) => new Canonical()
        .Add("ActionPlan audit").Add(row.Form).Add(row.Seq).Add(row.PreviousHash)
        .Add(row.At).Add(row.Actor).Add(row.UserId).Add(row.From).Add(row.Action).Add(row.Reason).Add(row.PlanId).Add(row.Subjects).Add(row.Changes)
        .Sha256();
}
