namespace ActionPlan.Host.Audit;

/// <summary>A set of rows that an entry sealed, while it is compared with what the database holds.</summary>
internal sealed class SealedSet(long entry, RowSeal seal)
{
    private readonly SetDigest digest = new();
    private readonly Canonical canonical = new();
    private bool? isWhole;

    public long Entry => entry;

    public RowSeal Seal => seal;

    public long Found => digest.Count;

    /// <summary>Whether a newer version's first start found it otherwise and told its rows one by one: those are compared from then on.</summary>
    public bool IsDissolved { get; set; }

    /// <summary>Whether its rows are all there and as they were; asked when all were added.</summary>
    public bool IsWhole => isWhole ??= digest.Count == seal.Count && digest.End() == seal.Sha256;

    public bool Holds(string key) => !IsDissolved && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && seal.Holds(number);

    public bool Tells(string column) => seal.Columns.Contains(column, StringComparer.Ordinal);

    /// <summary>A row as it stands: what was changed since, by entries, is as it was before the first of them.</summary>
    public void Add(RowChange standing, ToldRow? told) => RowSealing.Add(
        digest, canonical, standing, seal.Columns,
        column => told is not null && told.First(column, out var first) ? first : ToldRow.Said(standing.After.GetValueOrDefault(column)));
}
