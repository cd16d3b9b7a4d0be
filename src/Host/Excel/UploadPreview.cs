using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

/// <summary>What taking an upload would change in one cell.</summary>
/// <param name="Place">The cell or line of the file, as <c>Sheet!H9</c>.</param>
/// <param name="Cell">The cell as it stood when the file was read.</param>
/// <param name="Stamp">What the file knew of the cell.</param>
internal sealed record UploadChange(string Place, EntryCell Cell, decimal Value, string? Source, string? Note, string Stamp);

/// <summary>What an uploaded file would change and what is wrong with it, cell by cell; nothing of it has been taken.</summary>
/// <param name="Unchanged">Filled cells that say what already stands.</param>
/// <param name="Problems">With any of these nothing is taken.</param>
/// <param name="Doubts">How something was understood that may have been meant otherwise.</param>
internal sealed record UploadPreview(
    SheetKey Key, string FileName, IReadOnlyList<UploadChange> Changes, int Unchanged, IReadOnlyList<Complaint> Problems, IReadOnlyList<Complaint> Doubts)
{
    public bool CanBeTaken => Problems.Count == 0 && Changes.Count > 0;

    /// <summary>What was shown, in short: whoever takes it says what they saw.</summary>
    public string Mark => ShownMark.Of([
        .. Changes.SelectMany(change =>
            (string?[])[change.Place, $"{change.Cell.Key}", change.Value.ToString(CultureInfo.InvariantCulture), change.Source, change.Note, change.Stamp]),
        .. Doubts.Select(doubt => doubt.ToString(CultureInfo.InvariantCulture))]);
}
