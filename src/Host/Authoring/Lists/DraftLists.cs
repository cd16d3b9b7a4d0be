using ActionPlan.Host.Authoring.Forms;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>A list that somebody looks at before it goes into his draft.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Cells">Its cells as they would be pasted.</param>
/// <param name="File">The workbook that it came from; empty where it was pasted.</param>
internal sealed record ListUpload(string Kind, string Cells, string File);

/// <summary>A list as it would go into a draft.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Table">How it was read.</param>
/// <param name="Things">What becomes of each row.</param>
internal sealed record ListPreview(ListKind Kind, ListTable Table, IReadOnlyList<ListedThing> Things, DraftView Draft)
{
    public int Taken => IsTooLong ? 0 : Things.Count(one => one.Made is not null);

    /// <summary>How many rows it has, also those that are not read because there are too many.</summary>
    public required int Rows { get; init; }

    public bool IsTooLong => Rows > Kind.Most;

    /// <summary>The draft's text with what is taken; null where nothing is, or the text is no JSON.</summary>
    public string? Text() => Taken == 0 ? null : Kind.Write(Draft.Text, [.. Things.Where(one => one.Made is not null).Select(one => one.Made!)]);
}

/// <summary>Reads lists against a draft as it stands: what is shown is what would be taken now.</summary>
internal sealed class DraftLists(RuleWorkbench workbench)
{
    /// <summary>Null where the draft is not his, is no JSON, or has no such things.</summary>
    public async Task<ListPreview?> Show(string module, ListUpload list, CancellationToken cancellation)
    {
        if (ListKind.Of(module, list.Kind) is not { } kind || await workbench.Draft(module, cancellation) is not { Meets: false } draft
            || RuleFormEditing.Parse(draft.Text) is not { } root)
        {
            return null;
        }

        var table = new ListTable([.. ListRows.Of(list.Cells)], kind.Columns);
        return new ListPreview(kind, table, table.Rows.Count > kind.Most ? [] : kind.Read(table, root), draft) { Rows = table.Rows.Count };
    }
}
