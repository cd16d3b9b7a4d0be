using ActionPlan.Host.Audit;
using ActionPlan.Host.Figures.Entry;
using Mediator;

namespace ActionPlan.Host.Figures;

/// <summary>One number to be entered. A note stands where the file carries its own history.</summary>
internal sealed record FigureEntry(string Figure, string Area, Period Period, decimal Value, string? Source = null, EntryNote? Note = null);

/// <summary>Appends figures, all or none: earlier values stay, and a value that already stands adds no row.</summary>
internal sealed record RecordFigures(IReadOnlyList<FigureEntry> Entries, string Reason, FigureOrigin Origin)
    : ICommand<FiguresRecorded>, ITransactional, IByTheMachine, IReasoned;

/// <param name="Added">How many rows were appended.</param>
/// <param name="Unchanged">How many already stood as given.</param>
/// <param name="Refused">With any of these nothing was appended.</param>
/// <param name="Doubts">What is odd about those appended.</param>
internal sealed record FiguresRecorded(int Added, int Unchanged, IReadOnlyList<RefusedFigure> Refused, IReadOnlyList<SheetRemark> Doubts)
{
    /// <summary>The cells of those appended.</summary>
    public IReadOnlyList<CellKey> Changed { get; init; } = [];

    public static FiguresRecorded None(IReadOnlyList<RefusedFigure> refused) => new(0, 0, refused, []);
}

internal sealed class RecordFiguresHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<RecordFigures, FiguresRecorded>
{
    public async ValueTask<FiguresRecorded> Handle(RecordFigures command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        await db.LockFigures(cancellationToken);
        string[] areas = [.. command.Entries.Select(entry => entry.Area).Distinct(StringComparer.Ordinal)];
        var screens = new Dictionary<string, FigureScreen>(StringComparer.Ordinal);
        foreach (var version in command.Entries.Select(entry => plans.For(entry.Period.LastQuarter)).Append(plan)
            .DistinctBy(one => one.Version, StringComparer.Ordinal))
        {
            screens[version.Version] = await FigureScreen.For(db, version, areas, plan.DayOf(time.GetUtcNow()), cancellationToken);
        }

        // An entry belongs to the version that judges its quarter.
        FigureScreen Screen(FigureEntry entry) => screens[plans.For(entry.Period.LastQuarter).Version];
        var refused = command.Entries.Select(entry => Screen(entry).Refuse(entry)).OfType<RefusedFigure>().ToList();
        if (refused.Count > 0)
        {
            return FiguresRecorded.None(refused);
        }

        var figures = command.Entries.Select(entry => entry.Figure).ToHashSet(StringComparer.Ordinal);
        var current = await new CurrentFigures(db).Of(plan.Id, areas, figures, cancellationToken);
        var rows = new List<FigureRow>();
        foreach (var entry in command.Entries)
        {
            var key = (entry.Figure, entry.Area, entry.Period);
            if (current.TryGetValue(key, out var known) && known.Value == entry.Value && known.Source == entry.Source)
            {
                continue;
            }

            if (Screen(entry).RefuseChange(entry) is { } locked)
            {
                refused.Add(locked);
                continue;
            }

            var row = Row(command, entry, plan);
            current[key] = row.ToValue();
            rows.Add(row);
        }

        if (refused.Count > 0)
        {
            return FiguresRecorded.None(refused);
        }

        await Append(db, rows, cancellationToken);
        return new FiguresRecorded(rows.Count, command.Entries.Count - rows.Count, [], Doubts(rows, current)) { Changed = [.. rows.Select(row => row.Cell)] };
    }

    /// <summary>The caller holds <see cref="AppDb.LockFigures"/>. EF's own inserts take many times as long for an import of years.</summary>
    internal static async Task Append(AppDb db, IReadOnlyCollection<FigureRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var last = await db.Figures.IgnoreQueryFilters().MaxAsync(row => (long?)row.Seq, cancellation) ?? 0;
        await db.Insert(rows, cancellation);
        db.Recording.RangeFrom(last + 1, FigureSealing.Of);
    }

    private List<SheetRemark> Doubts(List<FigureRow> rows, Dictionary<(string Figure, string Area, Period Period), FigureValue> current)
    {
        decimal? Known(FigureRow row, Period period) => current.GetValueOrDefault((row.Figure, row.Area, period))?.Value;
        return
        [
            .. from row in rows
               let version = plans.For(row.Period.LastQuarter)
               from odd in NumberDoubts.Of(
                   version.FigureById[row.Figure], version.Areas.Find(row.Area)!, row.Cell, row.Value,
                   Known(row, NumberDoubts.Before(row.Period)), Known(row, NumberDoubts.YearBefore(row.Period)))
               select odd,
        ];
    }

    private FigureRow Row(RecordFigures command, FigureEntry entry, Rules.Plans.Plan plan) => new()
    {
        PlanId = plan.Id,
        Figure = entry.Figure,
        Area = entry.Area,
        Period = entry.Period,
        Value = entry.Value,
        Source = entry.Source,
        EnteredAt = entry.Note is { } note ? Noon(note.On, plan.TimeZone) : time.GetUtcNow(),
        EnteredBy = entry.Note?.By ?? acting.Actor.Name,
        Reason = entry.Note?.Reason ?? command.Reason,
        Origin = command.Origin,
    };

    private static DateTimeOffset Noon(DateOnly day, TimeZoneInfo zone)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, zone.GetUtcOffset(noon)).ToUniversalTime();
    }
}
