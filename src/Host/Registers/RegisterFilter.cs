using ActionPlan.ModuleKit;
using ActionPlan.Rules.Files;
using Microsoft.Extensions.Primitives;

namespace ActionPlan.Host.Registers;

/// <summary>Which rows of a register are asked for, as it stands in the address.</summary>
/// <param name="Known">The register.</param>
/// <param name="Area">The area with all below it; null for all.</param>
/// <param name="Period">The period in which the rows are dated, or which the figure is counted for.</param>
/// <param name="Figure">The figure whose rows are wanted, and no others.</param>
/// <param name="State">Open, done or withdrawn; null for all that stand.</param>
/// <param name="Holding">What other columns hold.</param>
/// <param name="Text">Words that the row holds, whatever their tones and marks.</param>
/// <param name="Sort">The column they are sorted by; null for the newest first.</param>
/// <param name="IsFalling">Whether the sort is turned round.</param>
/// <param name="Page">The page of the list, from 1.</param>
internal sealed record RegisterFilter(
    KnownRegister Known, Area? Area, Period? Period, CountedFigure? Figure, string? State, IReadOnlyDictionary<string, string> Holding, string? Text,
    RegisterColumn? Sort, bool IsFalling, int Page)
{
    private const string Column = "is-";
    private const char Falling = '-';

    public bool IsEmpty => this is { Area: null, Period: null, Figure: null, State: null, Holding.Count: 0, Text: null };

    /// <summary>What is not understood is left out, and said.</summary>
    public static RegisterFilter Read(Plan plan, KnownRegister known, IEnumerable<KeyValuePair<string, StringValues>> address, List<Misread> misread)
    {
        var asked = address.ToDictionary(part => part.Key, part => TypedText.Line(part.Value), StringComparer.Ordinal);
        string? One(string name, IEnumerable<string> choices, string key) => Asked.OneOf(asked.GetValueOrDefault(name), choices, key, misread);
        var register = known.Register;
        var period = PeriodOf(asked.GetValueOrDefault("period"), misread);
        var figure = known.CountedIn(plan)
            .FirstOrDefault(counted => counted.Figure == One("figure", known.CountedIn(plan).Select(one => one.Figure), "Asked.NoSuchFigure"));
        if (figure is not null && period is null)
        {
            misread.Add(new Misread("Asked.FigureWithoutPeriod", figure.Figure));
            figure = null;
        }

        var isByYear = register.DatedBy.Holds == CellKind.Year || (figure is not null && plan.FigureById[figure.Figure].Every == Frequency.Year);
        var sort = asked.GetValueOrDefault("sort") ?? "";
        var column = One("sort", [.. register.Columns.SelectMany(one => new[] { one.Name, Falling + one.Name })], "Asked.NoSuchColumn")?.TrimStart(Falling);
        return new RegisterFilter(
            known,
            One("area", plan.Areas.All.Select(area => area.Id), "Asked.NoSuchPlace") is { } place ? plan.Areas.Find(place) : null,
            isByYear ? period?.WholeYear : period,
            figure,
            One("state", StatesOf(register), "Asked.NoSuchState"),
            Choosable(register).Select(one => (one.Name, Value: One(Column + one.Name, ChoicesOf(plan, one), "Asked.NoSuchChoice")))
                .Where(one => one.Value is not null)
                .ToDictionary(one => one.Name, one => one.Value!, StringComparer.Ordinal),
            asked.GetValueOrDefault("q") is { Length: > 0 } text ? text : null,
            register.Columns.FirstOrDefault(one => one.Name == column),
            sort.StartsWith(Falling),
            int.TryParse(asked.GetValueOrDefault("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    /// <summary>The columns that a list can be narrowed down by.</summary>
    public static IEnumerable<RegisterColumn> Choosable(Register register) =>
        register.Columns.Where(column => column.Holds is CellKind.OneOf or CellKind.YesNo or CellKind.Work);

    public static IReadOnlyList<string> StatesOf(Register register) =>
        register.DoneBy is null ? [RowWords.Withdrawn] : [RowWords.Open, RowWords.Done, RowWords.Withdrawn];

    public static string FieldOf(RegisterColumn column) => Column + column.Name;

    public RowFilter Rows(Plan plan) => new()
    {
        Areas = Area is null ? null : [.. plan.Areas.ReadWith(Area).Select(area => area.Id)],
        Days = Period is { } period ? new CountedDays(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period)) : null,
        CountedBy = Figure,
        Done = State switch { RowWords.Open => false, RowWords.Done => true, _ => null },
        Holding = Holding,
        Withdrawn = State == RowWords.Withdrawn,
    };

    /// <summary>As an address of this list.</summary>
    public string Address() => Known.Path + Query();

    /// <summary>As the end of an address.</summary>
    public string Query()
    {
        IEnumerable<(string Name, string? Value)> parts =
        [
            ("area", Area?.Id), ("period", Period?.ToString()), ("figure", Figure?.Figure), ("state", State),
            .. Holding.Select(one => (Column + one.Key, (string?)one.Value)),
            ("q", Text), ("sort", Sort is null ? null : (IsFalling ? Falling.ToString() : "") + Sort.Name),
            ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "" : "?" + query;
    }

    private static Period? PeriodOf(string? given, List<Misread> misread)
    {
        if (string.IsNullOrEmpty(given))
        {
            return null;
        }

        if (Kernel.Period.TryParse(given, out var period))
        {
            return period;
        }

        misread.Add(new Misread("Asked.NoPeriodFilter", given));
        return null;
    }

    private static IEnumerable<string> ChoicesOf(Plan plan, RegisterColumn column) => column.Holds switch
    {
        CellKind.YesNo => ["yes", "no"],
        CellKind.Work => plan.File.Works.Select(work => work.Id),
        _ => column.Choices,
    };
}
