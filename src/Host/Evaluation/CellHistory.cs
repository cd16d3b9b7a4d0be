using ActionPlan.Host.Due;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Evaluation;

/// <summary>All that ever stood in a cell, and which verdicts were made of it.</summary>
/// <param name="Sheet">The sheet that it stands in; null where no unit reports the figure.</param>
/// <param name="Cell">How it stands there, drafts as far as the reader may see them; null where the sheet has no such cell.</param>
/// <param name="Versions">The approved values, the newest first.</param>
/// <param name="Register">The register that it is counted from; null where people report it.</param>
/// <param name="Confirmed">Who said for which periods that the register is complete.</param>
/// <param name="Doubt">The area because of which judging reads it as missing all the same; null where it counts.</param>
internal sealed record CellHistory(
    Figure Figure, Area Area, Period Period, SheetKey? Sheet, EntryCell? Cell, IReadOnlyList<CellVersion> Versions, KnownRegister? Register,
    IReadOnlyList<RegisterConfirmationRow> Confirmed, Area? Doubt)
{
    public CellKey Key => new(Figure.Id, Area.Id, Period);
}

internal sealed class CellHistories(AppDb db, PlanInForce plans)
{
    public async Task<CellHistory?> Load(Plan plan, CellKey key, CancellationToken cancellation)
    {
        if (plan.FigureById.GetValueOrDefault(key.Figure) is not { } figure || plan.Areas.Find(key.Area) is not { } area)
        {
            return null;
        }

        var rows = await db.Figures.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Figure == key.Figure && row.Area == key.Area && row.Period == key.Period)
            .OrderByDescending(row => row.Seq).ToListAsync(cancellation);
        var sheet = figure.ReportedBy is { } unit ? new SheetKey(unit, plan.Areas.RootOf(area).Id, SheetLayout.QuarterOf(plan, figure, key.Period)) : null;
        var cell = sheet is null ? null : (await new EntrySheets(db).Load(plan, sheet, cancellation)).Cells.FirstOrDefault(one => one.Key == key);
        if (rows.Count == 0 && cell is null)
        {
            return null;
        }

        var uses = rows.Count == 0 ? [] : await Uses(plan, figure, area, key.Period, cancellation);
        var register = KnownRegister.Counting(figure.Id);
        return new CellHistory(
            figure, area, key.Period, sheet, cell,
            [.. rows.Select(row => new CellVersion(row, [.. uses.Where(use => use.Seq == row.Seq).OrderBy(use => use.Quarter)]))], register,
            register is not null && figure.Definition.Counted ? await Confirmations(plan, register, area, key.Period, cancellation) : [],
            figure.Definition.Counted ? (await new CountsInDoubt(db, plans).Why(plan, key.Period, cancellation)).GetValueOrDefault(key) : null);
    }

    private async Task<IReadOnlyList<RegisterConfirmationRow>> Confirmations(
        Plan plan, KnownRegister register, Area area, Period period, CancellationToken cancellation)
    {
        var rows = await new ConfirmedPeriods(db).Confirmations(plan, register, cancellation);
        return [.. rows.Where(row => row.Area == area.Id && row.Period.Quarters.Intersect(period.Quarters).Any()).OrderBy(row => row.At)];
    }

    // A verdict names the entries that it was made of: of the area itself, or of one above it that adds up its areas.
    private async Task<IReadOnlyList<CellUse>> Uses(Plan plan, Figure figure, Area area, Period period, CancellationToken cancellation)
    {
        var targets = plan.Targets.Where(target => target.FigureIds.Contains(figure.Id, StringComparer.Ordinal))
            .ToDictionary(target => target.Key, StringComparer.Ordinal);
        string[] keys = [.. targets.Keys];
        string[] areas = [.. Above(plan, area)];
        var verdicts = await db.Verdicts.AsNoTracking()
            .Where(verdict => keys.Contains(verdict.Target) && areas.Contains(verdict.Area))
            .Join(
                db.Runs.Where(run => run.PlanId == plan.Id && run.CompletedAt != null && run.Period >= period), verdict => verdict.RunId, run => run.Id,
                (verdict, run) => new { verdict.Target, verdict.Evidence, run.Id, run.Period })
            .ToListAsync(cancellation);
        return [.. verdicts
            .SelectMany(
                verdict => VerdictJson.ReadEvidence(verdict.Evidence).Where(reading => reading.Figure == figure.Id).SelectMany(reading => reading.From ?? [])
                    .Distinct(),
                (verdict, seq) => (Seq: seq, verdict.Period, verdict.Id, verdict.Target))
            .GroupBy(use => (use.Seq, use.Period))
            .Select(
                same => new CellUse(same.Key.Seq, same.Key.Period, same.Max(use => use.Id),
                    [.. same.Select(use => use.Target).Distinct(StringComparer.Ordinal).Select(target => targets[target])]))];
    }

    private static IEnumerable<string> Above(Plan plan, Area area)
    {
        for (var at = area; at is not null; at = plan.Areas.ParentOf(at))
        {
            yield return at.Id;
        }
    }
}

/// <summary>A value that stood in the cell.</summary>
internal sealed record CellVersion(FigureRow Row, IReadOnlyList<CellUse> Uses);

/// <summary>That a quarter was judged with it: the newest run that was, and which of its targets.</summary>
internal sealed record CellUse(long Seq, Period Quarter, long RunId, IReadOnlyList<Target> Targets);
