using System.Linq.Expressions;
using System.Resources;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>A register whose rows are stored as <typeparamref name="T"/>: a column is the property of its name, first letter in upper case.</summary>
/// <param name="id">See <see cref="Register"/>.</param>
/// <param name="table">See <see cref="Register"/>.</param>
/// <param name="texts">See <see cref="Register"/>.</param>
public abstract class Register<T>(string id, string table, ResourceManager texts) : Register(id, table, texts)
    where T : Entry
{
    private readonly ResourceManager texts = texts;
    private IReadOnlyList<CountedFigure>? counted;

    /// <inheritdoc />
    public sealed override IReadOnlyList<CountedFigure> Counted => counted ??= [.. Count()];

    /// <inheritdoc />
    public sealed override Type EntryType => typeof(T);

    /// <inheritdoc />
    public sealed override IChange Add(RowCells row, bool isDistinct = false) => new AddEntry<T>(new Wanted<T>(Facts(row), KeyOf, isDistinct));

    /// <inheritdoc />
    public sealed override IChange Enter(RowCells row, bool isDistinct = false) => new PutEntry<T>(new Wanted<T>(Facts(row), KeyOf, isDistinct));

    /// <inheritdoc />
    public sealed override IChange Edit(long id, int version, RowCells row, bool isDistinct = false) =>
        new EditEntry<T>(id, version, new Wanted<T>(Facts(row), KeyOf, isDistinct));

    /// <inheritdoc />
    public sealed override IChange Withdraw(long id, int version, string reason) => new WithdrawEntry<T>(id, version, reason);

    /// <inheritdoc />
    public sealed override IReadOnlyDictionary<string, string> Cells(Entry entry) =>
        Columns.ToDictionary(column => column.Name, column => CellText.Of(Property(column).GetValue(entry)), StringComparer.Ordinal);

    /// <inheritdoc />
    public sealed override IQueryable<Entry> Entries(DbContext db, RowFilter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var dated = Expression.Parameter(typeof(T), "row");
        var newest = Expression.Lambda<Func<T, object>>(Expression.Convert(Expression.Property(dated, DatedBy.Property), typeof(object)), dated);
        return Wanted(db.Set<T>().AsNoTracking(), filter).OrderByDescending(newest).ThenByDescending(row => row.Id);
    }

    /// <inheritdoc />
    public sealed override RegisterRow Row(Entry entry) => Row((T)entry);

    /// <inheritdoc />
    public sealed override void StandsFor(DbContext db, Entry entry, string area, string? work)
    {
        ArgumentNullException.ThrowIfNull(entry);
        StandingThings.Of(db).Carry((T)entry, area, ThingKey.Of(Columns, column => column.Holds switch
        {
            CellKind.Area => area,
            CellKind.Work => work,
            _ => Property(column).GetValue(entry),
        }));
    }

    /// <summary>The figures counted from it.</summary>
    protected virtual IEnumerable<CountedFigure> Count() => [];

    /// <summary>The entry with the facts of a row whose cells are all in order.</summary>
    protected abstract T Facts(RowCells row);

    /// <summary>What the entry stands for, in a few words: an address, a name, a decision's number.</summary>
    protected abstract string Says(T entry);

    /// <summary>A figure that counts the rows a condition holds for.</summary>
    protected CountedFigure Counts(string figure, Func<CountedDays, Expression<Func<T, bool>>> condition) =>
        new CountedFigure<T>(figure, this, condition, number: null);

    /// <summary>A figure that adds up a number of the rows a condition holds for.</summary>
    protected CountedFigure Sums(string figure, Func<CountedDays, Expression<Func<T, bool>>> condition, Expression<Func<T, int>> number) =>
        new CountedFigure<T>(figure, this, condition, number);

    /// <summary>A word of the module's texts, in the reader's language.</summary>
    protected string Word(string key) => texts.GetString(key, System.Globalization.CultureInfo.CurrentUICulture) ?? key;

    private static System.Reflection.PropertyInfo Property(RegisterColumn column) => typeof(T).GetProperty(column.Property)!;

    private static object? Value(T entry, RegisterColumn? column) => column is null ? null : Property(column).GetValue(entry);

    private IQueryable<T> Wanted(IQueryable<T> rows, RowFilter filter)
    {
        if (filter.Id is { } id)
        {
            return rows.Where(row => row.Id == id);
        }

        if (filter.Areas is not null)
        {
            string[] areas = [.. filter.Areas];
            rows = rows.Where(row => EF.Parameter(areas).Contains(row.Area));
        }

        if (filter.Done is { } done && DoneBy is { } doneBy)
        {
            rows = rows.Where(Holds(doneBy, null, isNegated: done));
        }

        if (filter.NotDoneBefore is { } since && DoneBy is { } ends)
        {
            rows = rows.Where(NotBefore(ends, since));
        }

        foreach (var (name, text) in filter.Holding)
        {
            var column = Columns.Single(known => known.Name == name);
            rows = rows.Where(Holds(column, CellText.Value(Property(column).PropertyType, text), isNegated: false));
        }

        rows = filter.Withdrawn ? rows.Where(row => row.WithdrawnAt != null) : rows.Standing();
        return filter switch
        {
            { Days: null } => rows,
            { Days: { } days, CountedBy: CountedFigure<T> figure } => figure.CountedOf(rows, days),
            { Days: { } days } => rows.Where(Within(days)),
        };
    }

    private static Expression<Func<T, bool>> Holds(RegisterColumn column, object? value, bool isNegated)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var property = Expression.Property(row, column.Property);
        var wanted = Expression.Constant(value, property.Type);
        return Expression.Lambda<Func<T, bool>>(isNegated ? Expression.NotEqual(property, wanted) : Expression.Equal(property, wanted), row);
    }

    private static Expression<Func<T, bool>> NotBefore(RegisterColumn column, DateOnly day)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var property = Expression.Property(row, column.Property);
        return Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(Expression.Equal(property, Expression.Constant(null, property.Type)),
                Expression.GreaterThanOrEqual(property, Expression.Convert(Captured(day), property.Type))), row);
    }

    private Expression<Func<T, bool>> Within(CountedDays days)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var date = Expression.Property(row, DatedBy.Property);
        Expression within = DatedBy.Holds == CellKind.Year
            ? Expression.Equal(date, Captured(days.Last.Year))
            : Expression.AndAlso(Expression.GreaterThanOrEqual(date, Captured(days.First)), Expression.LessThanOrEqual(date, Captured(days.Last)));
        return Expression.Lambda<Func<T, bool>>(within, row);
    }

    private ThingKey KeyOf(T entry) => ThingKey.Of(Columns, column => Property(column).GetValue(entry));

    /// <summary>As the compiler captures a variable, so that EF makes it a parameter and translates the query once.</summary>
    private static MemberExpression Captured<TValue>(TValue value) =>
        Expression.Field(Expression.Constant(new StrongBox<TValue>(value)), nameof(StrongBox<TValue>.Value));

    private RegisterRow Row(T entry) => new()
    {
        Id = entry.Id,
        Version = entry.Version,
        Area = entry.Area,
        Text = Says(entry),
        Cells = Cells(entry),
        Day = Value(entry, DatedBy) as DateOnly?,
        DoneOn = Value(entry, DoneBy) as DateOnly?,
        Year = Value(entry, DatedBy) as int?,
        Work = Value(entry, Columns.FirstOrDefault(column => column.Holds == CellKind.Work)) as string,
        EnteredBy = entry.EnteredBy,
        EnteredAt = entry.EnteredAt,
        Withdrawn = entry.WithdrawnAt is { } at ? new Withdrawal(entry.WithdrawnBy ?? "", at, entry.WithdrawnReason ?? "") : null,
    };
}
