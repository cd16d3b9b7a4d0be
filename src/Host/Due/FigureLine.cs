using System.Runtime.CompilerServices;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Due;

/// <summary>A figure that an area owes for a period, or has given.</summary>
/// <param name="IsAsked">False for what was due before the plan was in use.</param>
/// <param name="Seq">The entry in force; null if there is none.</param>
/// <param name="IsInDoubt">Whether judging reads it as missing (<see cref="CountsInDoubt"/>).</param>
internal sealed record FigureLine(Figure Figure, Area Area, Period Period, DateOnly DueOn, bool IsAsked, long? Seq, bool IsInDoubt = false)
{
    public CellKey Cell => new(Figure.Id, Area.Id, Period);

    public FigureState StateOn(DateOnly today) =>
        IsInDoubt ? FigureState.InDoubt
        : Seq is not null ? FigureState.Entered
        : Figure.Definition.Counted ? FigureState.NotCounted
        : DueOn >= today ? FigureState.Due
        : IsAsked ? FigureState.Overdue : FigureState.NotAsked;

    /// <summary>All figures of the quarter and its year: those owed, and whatever else was entered for it.</summary>
    /// <param name="installedIn">The quarter from which a plan is in use that does not say so itself.</param>
    /// <param name="entries">The entries in force, by their cells.</param>
    /// <param name="roots">Of which root areas with all below them; null for all.</param>
    public static IReadOnlyList<FigureLine> Of(
        Plan plan, Period installedIn, Period quarter, IReadOnlyDictionary<CellKey, long> entries, IReadOnlyList<Area>? roots = null)
    {
        // A country's quarter has a hundred thousand lines: each is looked up once.
        var owed = (
            from figure in plan.Figures
            let period = figure.Every == Frequency.Year ? quarter.WholeYear : quarter
            let dueOn = figure.DueOn(plan.Calendar, period)
            let isAsked = plan.Asks(installedIn, period, dueOn)
            from area in plan.AreasOwing(figure, period, roots)
            select new FigureLine(figure, area, period, dueOn, isAsked, Seq(new CellKey(figure.Id, area.Id, period)))).ToList();
        if (owed.Count(line => line.Seq is not null) == entries.Count)
        {
            return owed;
        }

        var keys = owed.Select(line => line.Cell).ToHashSet();
        return
        [
            .. owed,
            .. entries.Keys.Where(key => !keys.Contains(key) && plan.FigureById.ContainsKey(key.Figure) && plan.Areas.Find(key.Area) is not null)
                .Select(key => Beside(plan, installedIn, key) with { Seq = entries[key] }),
        ];

        long? Seq(CellKey cell) => entries.TryGetValue(cell, out var seq) ? seq : null;
    }

    private static FigureLine Beside(Plan plan, Period installedIn, CellKey key)
    {
        var figure = plan.FigureById[key.Figure];
        var dueOn = figure.DueOn(plan.Calendar, key.Period);
        return new FigureLine(figure, plan.Areas.Find(key.Area)!, key.Period, dueOn, plan.Asks(installedIn, key.Period, dueOn), null);
    }
}

internal sealed class FigureLines(AppDb db, PlanInForce plans)
{
    /// <summary>So many root areas are exported at once; memory depends on it, and not on how many there are.</summary>
    private const int AtOnce = 50;

    /// <summary>The same out of the database.</summary>
    /// <param name="roots">Of which root areas with all below them; null for all.</param>
    public async Task<IReadOnlyList<FigureLine>> Load(Plan plan, Period quarter, IReadOnlyList<Area>? roots, CancellationToken cancellation) =>
        await Load(plan, quarter, roots, await Doubted(plan, quarter, cancellation), cancellation);

    /// <summary>Lines with their entries, some root areas after the others in the order of their names; in the list's order within them.</summary>
    /// <param name="lets">Which lines are wanted.</param>
    public async IAsyncEnumerable<(FigureLine Line, FigureRow? Entry)> All(
        Plan plan, Period quarter, IReadOnlyList<Area>? roots, Func<FigureLine, bool> lets, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var doubted = await Doubted(plan, quarter, cancellation);
        foreach (var some in (roots ?? plan.Areas.Roots).OrderBy(root => root.Name, Ordering.Vietnamese).Chunk(AtOnce))
        {
            var (lines, order) = (await Load(plan, quarter, some, doubted, cancellation), new FigureOrder(plan, some));
            foreach (var line in await WithEntries([.. lines.Where(lets).OrderBy(order.Of)], cancellation))
            {
                yield return line;
            }
        }
    }

    /// <summary>Lines that are shown, each with its entry in force.</summary>
    public async Task<IReadOnlyList<(FigureLine Line, FigureRow? Entry)>> WithEntries(IReadOnlyList<FigureLine> lines, CancellationToken cancellation)
    {
        long[] asked = [.. lines.Select(line => line.Seq).OfType<long>()];
        var entries = await db.Figures.AsNoTracking().Where(row => asked.Contains(row.Seq)).ToDictionaryAsync(row => row.Seq, cancellation);
        return [.. lines.Select(line => (line, line.Seq is { } seq ? entries[seq] : null))];
    }

    private Task<IReadOnlyDictionary<CellKey, Area>> Doubted(Plan plan, Period quarter, CancellationToken cancellation) =>
        new CountsInDoubt(db, plans).Why(plan, quarter, cancellation);

    private async Task<IReadOnlyList<FigureLine>> Load(
        Plan plan, Period quarter, IReadOnlyList<Area>? roots, IReadOnlyDictionary<CellKey, Area> doubted, CancellationToken cancellation)
    {
        var year = quarter.WholeYear;
        // What the index holds: whole entries are read of the lines that are shown.
        var rows = await db.Figures.AsNoTracking().Where(row => row.PlanId == plan.Id && (row.Period == quarter || row.Period == year))
            .In(roots?.SelectMany(root => root.WithDescendants()).Select(area => area.Id).ToList())
            .Select(row => new { row.Figure, row.Area, row.Period, row.Seq }).ToListAsync(cancellation);
        var entries = new Dictionary<CellKey, long>(rows.Count);
        foreach (var row in rows)
        {
            var cell = new CellKey(row.Figure, row.Area, row.Period);
            entries[cell] = Math.Max(row.Seq, entries.GetValueOrDefault(cell));
        }

        var lines = FigureLine.Of(plan, plans.InUseSince, quarter, entries, roots);
        return doubted.Count == 0 ? lines : [.. lines.Select(line => doubted.ContainsKey(line.Cell) ? line with { IsInDoubt = true } : line)];
    }
}

/// <summary>In which order figures are listed: by module, figure and area, as they are called.</summary>
/// <param name="plan">Whose.</param>
/// <param name="roots">The root areas whose lines are put in order; null for all.</param>
internal sealed class FigureOrder(Plan plan, IReadOnlyList<Area>? roots)
{
    // A country's quarter has a hundred thousand lines: names are compared once for each name, not for each two lines.
    private readonly Dictionary<string, int> modules = Places(plan.Modules.Select(module => plan.ModuleName(module.Id)));
    private readonly Dictionary<string, int> figures = Places(plan.Figures.Select(figure => figure.Name));
    private readonly Dictionary<string, int> areas = Places(
        (roots?.SelectMany(root => root.WithDescendants()) ?? plan.Areas.All).Select(area => area.Name));

    public (int Module, int Figure, int Area) Of(FigureLine line) =>
        (modules[plan.ModuleName(line.Figure.Module)], figures[line.Figure.Name], areas[line.Area.Name]);

    // Names that sort alike share a place, as they did when they were compared.
    private static Dictionary<string, int> Places(IEnumerable<string> names)
    {
        var sorted = names.Distinct(StringComparer.Ordinal).Order(Ordering.Vietnamese).ToList();
        var places = new Dictionary<string, int>(sorted.Count, StringComparer.Ordinal);
        for (var at = 0; at < sorted.Count; at++)
        {
            places[sorted[at]] = at > 0 && Ordering.Vietnamese.Compare(sorted[at - 1], sorted[at]) == 0 ? places[sorted[at - 1]] : at;
        }

        return places;
    }
}

internal enum FigureState
{
    Overdue,

    /// <summary>Lacking from before the plan was in use.</summary>
    NotAsked,
    NotCounted,

    /// <summary>Counted, and the register is not what was confirmed any more.</summary>
    InDoubt,
    Due,
    Entered,
}

/// <summary>Which of them are asked for; null is any.</summary>
internal sealed record FigureFilter(string? Module, string? Unit, FigureState? State)
{
    public static FigureFilter Read(Plan plan, string? module, string? unit, string? state, List<Misread> misread) => new(
        Asked.OneOf(module, plan.Modules.Select(one => one.Id), "Asked.NoSuchModule", misread), Asked.OneOf(unit, plan.Units.Keys, "Asked.NoSuchUnit", misread),
        Asked.Named<FigureState>(state, "Asked.NoSuchState", misread));

    public bool Lets(FigureLine line, DateOnly today) =>
        (Module is null || line.Figure.Module == Module) && (Unit is null || line.Figure.ReportedBy == Unit) && (State is null || line.StateOn(today) == State);
}
