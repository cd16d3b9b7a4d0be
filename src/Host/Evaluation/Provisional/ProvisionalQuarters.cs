using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation.Provisional;

/// <summary>
/// Judges a quarter on figures that nobody has approved yet. Approved figures are read whoever looks; drafts only as far as the reader's own context shows
/// them.
/// </summary>
/// <param name="reader">The context of whoever looks: what it does not show is not judged on.</param>
/// <param name="databases">Contexts that show all.</param>
/// <param name="plans">The plan's versions.</param>
internal sealed class ProvisionalQuarters(AppDb reader, IDbContextFactory<AppDb> databases, PlanInForce plans)
{
    /// <summary>Null where the house does not allow it, the quarter has not begun, or nothing is on its way.</summary>
    public async Task<ProvisionalQuarter?> Load(Plan plan, Period quarter, Area area, DateOnly today, CancellationToken cancellation)
    {
        if (quarter < plan.From || quarter > plan.To || plan.Calendar.FirstDay(quarter) > today
            || !reader.Reach.Sees(area) || !(await new EntryQueries(reader).Rules(cancellation)).ShowsProvisional)
        {
            return null;
        }

        var root = plan.Areas.RootOf(area);
        var unapproved = await UnapprovedFigure.Read(reader, plan, root, quarter, cancellation);
        if (unapproved.Count == 0)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (figures, earlier) = await Approved(db, plan, root, quarter, cancellation);
        foreach (var figure in unapproved.Where(figure => figure.IsCounted))
        {
            figures[figure.Draft.Cell] = figure.ToValue();
        }

        var judgement = plan.Judge(root, figures.Values.Concat(earlier), quarter, below: true);
        var byVersion = unapproved.ToDictionary(figure => figure.Version);
        return new ProvisionalQuarter(
            quarter, area, reader.Reach.AllUnits, unapproved,
            [.. judgement.Verdicts.Where(verdict => verdict.Area.Id == area.Id).Select(verdict => ProvisionalVerdict.Of(verdict, byVersion))],
            [.. judgement.Failures.Where(failure => failure.Area == area.Id)]);
    }

    /// <summary>
    /// What a run would know now: the entries in force, those of the plans that this one continues apart, and what confirmed registers come to.
    /// </summary>
    private async Task<(Dictionary<CellKey, FigureValue> Own, List<FigureValue> Earlier)> Approved(
        AppDb db, Plan plan, Area root, Period quarter, CancellationToken cancellation)
    {
        var (figures, earlier) = (new Dictionary<CellKey, FigureValue>(), new List<FigureValue>());
        var doubted = await new CountsInDoubt(db, plans).Of(plan, quarter, cancellation);
        await foreach (var roots in new CurrentFigures(db).AsOf(plan, [root], long.MaxValue, quarter, doubted, null, cancellation))
        {
            foreach (var value in roots.SelectMany(one => one.Figures))
            {
                if (value.Plan is null)
                {
                    figures[new CellKey(value.Figure, value.Area, value.Period)] = value;
                }
                else
                {
                    earlier.Add(value);
                }
            }
        }

        var areas = plan.Areas.ReadWith(root).Select(area => area.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (entry, value, _) in await Recount.Changed(db, plans, new Recounted(quarter), cancellation))
        {
            if (areas.Contains(entry.Area.Id) && !doubted.Contains(new CellOfPlan(plan.Id, entry.Cell))
                && (entry.Period.IsYear ? entry.Period.Year <= quarter.Year : entry.Period <= quarter))
            {
                figures[entry.Cell] = new FigureValue(entry.Counted.Figure, entry.Area.Id, entry.Period, value);
            }
        }

        return (figures, earlier);
    }
}
