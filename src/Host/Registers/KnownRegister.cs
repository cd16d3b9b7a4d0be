using ActionPlan.Host.Figures;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>A register of this installation, and the module it belongs to.</summary>
internal sealed record KnownRegister(IModule Module, Register Register)
{
    public static IReadOnlyList<KnownRegister> All { get; } =
        [.. InstalledModules.All.SelectMany(module => module.Registers, (module, register) => new KnownRegister(module, register))];

    /// <summary>Where its pages lie, seen from the plan's first page.</summary>
    public string Path => "registers/" + Register.Id;

    public static KnownRegister? Find(string? id) => All.FirstOrDefault(known => known.Register.Id == id);

    public static KnownRegister? Find(string? module, string? id) => Find(id) is { } known && known.Module.Name == module ? known : null;

    /// <summary>The register that answers for a figure; null for figures that are typed in.</summary>
    public static KnownRegister? Counting(string figure) =>
        All.FirstOrDefault(known => known.Register.Counted.Any(counted => counted.Figure == figure));

    /// <summary>The figures of the plan that are counted from it.</summary>
    public IReadOnlyList<CountedFigure> CountedIn(Plan plan) =>
        [.. Register.Counted.Where(counted => plan.FigureById.TryGetValue(counted.Figure, out var figure) && figure.Definition.Counted)];

    /// <summary>The list of the rows that a figure counts.</summary>
    public string RowsOf(string figure, string area, Period period) =>
        $"{Path}?area={Uri.EscapeDataString(area)}&period={period}&figure={Uri.EscapeDataString(figure)}";

    public string RowPage(long id) => FormattableString.Invariant($"{Path}/{id}");

    public string ConfirmPage(string area, Period period) => $"{Path}/confirm?area={Uri.EscapeDataString(area)}&period={period}";

    /// <summary>Where a confirmation is given that somebody still owes, beside the rows that it is about.</summary>
    public string RowsIn(string area, Period period) => $"{Path}?area={Uri.EscapeDataString(area)}&period={period}";

    /// <summary>Whether it is confirmed year by year: all that is counted from it is.</summary>
    public bool IsYearly(Plan plan) => CountedIn(plan) is { Count: > 0 } counted && counted.All(one => CountedEntries.IsByYear(plan, one));

    public bool IsWithin(Reach reach) => reach.SeesSomeOf(Register.Id);

    /// <summary>What somebody must be allowed to do with its rows of an area: for every unit that reports from it.</summary>
    public IReadOnlyList<Demand> Demands(Right right, Plan plan, string? area) =>
        [.. RegisterUnits.UnitsOf(plan, Module.Name, Register).Select(unit => new Demand(right, unit, Module.Name, area))];

    public bool MayBy(Actor actor, Right right, Plan plan, string? area) =>
        actor.IsTrusted || (Demands(right, plan, area) is { Count: > 0 } demands && demands.All(demand => actor.May(demand, plan)));

    /// <summary>The area a row was entered for; null if there is no such row.</summary>
    public async Task<string?> AreaOf(AppDb db, long row, CancellationToken cancellation) =>
        await Register.Entries(db, new RowFilter { Id = row }).Select(entry => entry.Area).FirstOrDefaultAsync(cancellation);
}
