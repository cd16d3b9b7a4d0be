using System.Globalization;
using System.Resources;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>A module's own list of real things, from which figures are counted. Rows come in from a file or a page, always as changes.</summary>
/// <param name="id">Unique over all modules, such as <c>wells</c>.</param>
/// <param name="table">Its table, unique over all modules, such as <c>Wells</c>.</param>
/// <param name="texts">
/// Holds its name under <paramref name="id"/>, its columns' titles under <c>id.column</c>, and a choice's word under <c>id.column.Choice</c>.
/// </param>
public abstract class Register(string id, string table, ResourceManager texts)
{
    /// <summary>Unique over all modules, such as <c>wells</c>.</summary>
    public string Id { get; } = id;

    /// <summary>The table of its rows.</summary>
    public string Table { get; } = table;

    /// <summary>As shown to people.</summary>
    public string Name(CultureInfo culture) => Text(Id, culture);

    /// <summary>The entity of its rows; derived from <see cref="Entry"/>.</summary>
    public abstract Type EntryType { get; }

    /// <summary>The columns of its rows, in order: of a file, a table, a form.</summary>
    public abstract IReadOnlyList<RegisterColumn> Columns { get; }

    /// <summary>The column by which its rows are found in time; every register has one.</summary>
    public RegisterColumn DatedBy => Columns.FirstOrDefault(column => column.IsCountedBy) ?? Columns.First(column => column.Holds == CellKind.Day);

    /// <summary>The column that says when what was found or planned was done; null where a row is done from the start.</summary>
    public RegisterColumn? DoneBy => Columns.FirstOrDefault(column => column is { Holds: CellKind.Day, IsOptional: true });

    /// <summary>The figures counted from it.</summary>
    public abstract IReadOnlyList<CountedFigure> Counted { get; }

    /// <summary>A column's title as shown to people.</summary>
    public string Title(RegisterColumn column, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Text($"{Id}.{column.Name}", culture);
    }

    /// <summary>One of a column's choices as shown to people.</summary>
    public string Word(RegisterColumn column, string choice, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Length == 0 ? "" : Text($"{Id}.{column.Name}.{RegisterColumn.Capital(choice)}", culture);
    }

    /// <summary>What its rows are called that are done by <see cref="DoneBy"/>, or are not: kept under <c>id.Done</c> and <c>id.Open</c>.</summary>
    public string StateWord(bool isDone, CultureInfo culture) => Text($"{Id}.{(isDone ? "Done" : "Open")}", culture);

    /// <summary>What is wrong with the header of a file: columns that are missing, unknown or named twice.</summary>
    public IReadOnlyList<RowProblem> CheckHeader(IReadOnlyList<string> header) => RowReader.CheckHeader(this, header);

    /// <summary>Reads one row of a file: a change that enters it, or all that is wrong with it.</summary>
    /// <param name="cells">The cells by column; a missing cell is an empty one.</param>
    /// <param name="plan">What a row may refer to.</param>
    public RowReading Read(IReadOnlyDictionary<string, string> cells, PlanOutline plan) => RowReader.Read(this, cells, plan);

    /// <summary>What is wrong with a cell, in the words of a form and not of a file.</summary>
    public string Explain(RowProblem problem, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(problem);
        IReadOnlyList<string> values = problem.Key switch
        {
            "NotBefore" or "NotAbove" => [.. problem.Values.Select(name => Text($"{Id}.{name}", culture))],
            "Ahead" or "AheadNear" => [.. problem.Values.Select(CellText.TypedDay)],
            _ => problem.Values,
        };
        return (problem with { Values = values }).Message(culture, "Typed");
    }

    /// <summary>The change that adds a row, unless one stands for the same thing.</summary>
    /// <param name="row">Its cells.</param>
    /// <param name="isDistinct">Whether somebody has said that it is another thing than those it is alike to.</param>
    public abstract IChange Add(RowCells row, bool isDistinct = false);

    /// <summary>The change that enters a row, or gives the one that stands for the same thing the new facts.</summary>
    /// <param name="row">Its cells.</param>
    /// <param name="isDistinct">Whether somebody has said that it is another thing than those it is alike to.</param>
    public abstract IChange Enter(RowCells row, bool isDistinct = false);

    /// <summary>The change that gives a row other cells: it stays the same row, whatever is corrected in it.</summary>
    /// <param name="id">The row's id.</param>
    /// <param name="version">The version that was read: if the row has another by now, the change is refused.</param>
    /// <param name="row">All cells of the row as they should be.</param>
    /// <param name="isDistinct">Whether somebody has said that it is another thing than those it is alike to.</param>
    public abstract IChange Edit(long id, int version, RowCells row, bool isDistinct = false);

    /// <summary>The change that takes a row out of the count.</summary>
    /// <param name="id">The row's id.</param>
    /// <param name="version">The version that was read: if the row has another by now, the change is refused.</param>
    /// <param name="reason">Why, at most <see cref="Entry.ReasonLength"/> characters.</param>
    public abstract IChange Withdraw(long id, int version, string reason);

    /// <summary>Its rows as people see them, newest first.</summary>
    public async IAsyncEnumerable<RegisterRow> Rows(DbContext db, RowFilter filter)
    {
        await foreach (var entry in Entries(db, filter).AsAsyncEnumerable().ConfigureAwait(false))
        {
            yield return Row(entry);
        }
    }

    /// <summary>The query for its rows, newest first.</summary>
    public abstract IQueryable<Entry> Entries(DbContext db, RowFilter filter);

    /// <summary>An entry of this register as people see it.</summary>
    public abstract RegisterRow Row(Entry entry);

    /// <summary>
    /// Has the changes of a context held against a row of a plan before too: it stands for the same as a row of this plan would that names the
    /// area and the work given. It stays where it was entered, and no change of this plan is about it.
    /// </summary>
    /// <param name="db">The context, before its changes are applied.</param>
    /// <param name="entry">The row.</param>
    /// <param name="area">What its area is in this plan.</param>
    /// <param name="work">What its key work is in this plan; null where it names none.</param>
    public abstract void StandsFor(DbContext db, Entry entry, string area, string? work);

    /// <summary>A row's cells by column, written as in a file.</summary>
    public abstract IReadOnlyDictionary<string, string> Cells(Entry entry);

    /// <summary>Maps its entity.</summary>
    /// <param name="model">The host's model.</param>
    /// <param name="schema">The module's schema.</param>
    public abstract void Map(ModelBuilder model, string schema);

    private string Text(string key, CultureInfo culture) => texts.GetString(key, culture) ?? key;
}
