using System.Globalization;
using System.Resources;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>A module's own list of real things, from which figures are counted. Rows come in from a file or a page, always as changes.</summary>
/// <param name="id">Unique over all modules, such as <c>wells</c>.</param>
/// <param name="texts">Holds its name under <paramref name="id"/> and its columns' titles under <c>id.column</c>.</param>
public abstract class Register(string id, ResourceManager texts)
{
    /// <summary>Unique over all modules, such as <c>wells</c>.</summary>
    public string Id { get; } = id;

    /// <summary>As shown to people.</summary>
    public string Name(CultureInfo culture) => Text(Id, culture);

    /// <summary>The entity of its rows; derived from <see cref="Entry"/>.</summary>
    public abstract Type EntryType { get; }

    /// <summary>The columns of its rows in a file, in order.</summary>
    public abstract IReadOnlyList<RegisterColumn> Columns { get; }

    /// <summary>The figures counted from it.</summary>
    public virtual IReadOnlyList<CountedFigure> Counted => [];

    /// <summary>A column's title as shown to people.</summary>
    public string Title(RegisterColumn column, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Text($"{Id}.{column.Name}", culture);
    }

    /// <summary>What is wrong with the header of a file: columns that are missing, unknown or named twice.</summary>
    public IReadOnlyList<RowProblem> CheckHeader(IReadOnlyList<string> header) => RowReader.CheckHeader(this, header);

    /// <summary>Reads one row of a file: a change that enters it, or all that is wrong with it.</summary>
    /// <param name="cells">The cells by column; a missing cell is an empty one.</param>
    /// <param name="plan">What a row may refer to.</param>
    public RowReading Read(IReadOnlyDictionary<string, string> cells, PlanOutline plan) => RowReader.Read(this, cells, plan);

    /// <summary>Its rows as people see them, in no order.</summary>
    public abstract IQueryable<RegisterRow> Rows(DbContext db);

    /// <summary>Maps its entity.</summary>
    /// <param name="model">The host's model.</param>
    /// <param name="schema">The module's schema.</param>
    public abstract void Map(ModelBuilder model, string schema);

    /// <summary>The change that enters a row whose cells are all in order.</summary>
    protected internal abstract IChange Enter(RowCells row);

    private string Text(string key, CultureInfo culture) => texts.GetString(key, culture) ?? key;
}
