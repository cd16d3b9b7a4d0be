using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>What taking an upload would do with one row.</summary>
/// <param name="Place">The row in the file.</param>
/// <param name="Draft">The row as it is asked for.</param>
/// <param name="Before">The row as it stands; null for a new one.</param>
/// <param name="After">Its cells as they would be, written as in a file.</param>
internal sealed record RegisterChange(string Place, RowDraft Draft, RegisterRow? Before, IReadOnlyDictionary<string, string> After)
{
    /// <summary>The row that this one differs from in spelling only: whoever takes it says first that it is another thing.</summary>
    public Complaint? Alike { get; init; }

    public IEnumerable<RegisterColumn> ChangedIn(Register register) => register.Columns.Where(column => Before?.Cells[column.Name] != After[column.Name]);
}

/// <summary>What an uploaded file would add and change in a register and what is wrong with it, row by row; nothing of it has been taken.</summary>
/// <param name="Unchanged">Rows that say what already stands, or that nobody touched in the file.</param>
/// <param name="Problems">With any of these nothing is taken.</param>
/// <param name="Doubts">How something was understood that may have been meant otherwise.</param>
internal sealed record RegisterPreview(
    KnownRegister Known, string FileName, IReadOnlyList<RegisterChange> Changes, int Unchanged, IReadOnlyList<Complaint> Problems,
    IReadOnlyList<Complaint> Doubts)
{
    public bool CanBeTaken => Problems.Count == 0 && Changes.Count > 0;

    public IEnumerable<RegisterChange> Added => Changes.Where(change => change.Before is null);

    public IEnumerable<RegisterChange> Edited => Changes.Where(change => change.Before is not null);

    /// <summary>The rows that nobody has called another thing yet.</summary>
    public IEnumerable<RegisterChange> Unanswered(IReadOnlyCollection<string> distinct) =>
        Changes.Where(change => change.Alike is not null && !distinct.Contains(change.Place, StringComparer.Ordinal));

    /// <summary>Takes them; whoever does so has answered for all that are alike to others.</summary>
    public EnterRows Command(string reason) =>
        new(Known.Module.Name, Known.Register.Id, [.. Changes.Select(change => change.Draft with { IsDistinct = change.Alike is not null })], reason);

    /// <summary>What was shown, in short: whoever takes it says what they saw.</summary>
    public string Mark => ShownMark.Of([
        .. Changes.SelectMany(change =>
            (string?[])[change.Place, $"{change.Draft.Id} {change.Draft.Version}",
                .. change.After.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => cell.Value), Said(change.Alike)]),
        .. Doubts.Select(Said)]);

    private static string? Said(Complaint? complaint) => complaint?.ToString(CultureInfo.InvariantCulture);
}
