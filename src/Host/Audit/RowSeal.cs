namespace ActionPlan.Host.Audit;

/// <summary>Rows of one table that one entry added, too many to tell one by one.</summary>
/// <param name="From">The first row's key.</param>
/// <param name="To">The last row's.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Sha256">SHA-256 over the sorted SHA-256 of each row, by the columns.</param>
/// <param name="Columns">What of them is sealed.</param>
internal sealed record RowSeal(string Table, long From, long To, long Count, string Sha256, IReadOnlyList<string> Columns)
{
    public bool Holds(long key) => From <= key && key <= To;
}
