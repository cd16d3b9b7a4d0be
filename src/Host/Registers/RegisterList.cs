using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>A row as it is listed.</summary>
/// <param name="Share">What it adds to the figure whose rows are listed.</param>
internal sealed record ListedRow(RegisterRow Row, decimal Share);

/// <summary>Rows of a register, a page of them or all.</summary>
/// <param name="Rows">Those of the page.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Sum">What all of them come to for the figure whose rows are listed.</param>
internal sealed record RegisterList(IReadOnlyList<ListedRow> Rows, int Count, decimal Sum)
{
    public const int PageSize = 50;
}

internal sealed class RegisterLists(AppDb db)
{
    public async Task<RegisterList> Load(Plan plan, RowWords words, RegisterFilter filter, int pageSize, CancellationToken cancellation)
    {
        var register = filter.Known.Register;
        var wanted = filter.Rows(plan);
        var found = register.Entries(db, wanted);
        var skipped = (filter.Page - 1) * pageSize;
        if (filter is { Text: null, Sort: null, Figure: null })
        {
            var page = await found.Skip(skipped).Take(pageSize).ToListAsync(cancellation);
            return new RegisterList([.. page.Select(entry => new ListedRow(register.Row(entry), 0))], await found.CountAsync(cancellation), 0);
        }

        // No database knows Vietnamese order, or that 'uy' finds 'uỷ'.
        var share = filter.Figure?.ShareWithin(wanted.Days!) ?? (_ => 0);
        var all = (await found.ToListAsync(cancellation)).Select(entry => new ListedRow(register.Row(entry), share(entry)))
            .Where(listed => filter.Text is null || Folded.Contains(Words(words, filter.Known, listed.Row), filter.Text)).ToList();
        return new RegisterList([.. Sorted(all, words, filter).Skip(skipped).Take(pageSize)], all.Count, all.Sum(listed => listed.Share));
    }

    private static string Words(RowWords words, KnownRegister known, RegisterRow row) =>
        string.Join(' ', known.Register.Columns.Select(column => words.Cell(known, column, row.Cells[column.Name])));

    private static IEnumerable<ListedRow> Sorted(List<ListedRow> rows, RowWords words, RegisterFilter filter)
    {
        if (filter.Sort is not { } column)
        {
            return rows;
        }

        (decimal Size, string Text) Key(ListedRow listed) => words.SortKey(filter.Known, column, listed.Row.Cells[column.Name]);
        var sorted = rows.OrderBy(row => Key(row).Size).ThenBy(row => Key(row).Text, Ordering.Vietnamese);
        return filter.IsFalling ? sorted.Reverse() : sorted;
    }
}
