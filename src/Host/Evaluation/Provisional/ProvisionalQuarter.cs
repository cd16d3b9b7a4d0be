using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Persistence;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Evaluation.Provisional;

/// <summary>
/// A quarter as it would be judged if the figures on their way were approved as they stand. Computed for whoever looks, and stored nowhere:
/// runs, alerts, letters and reports cannot come to know of it.
/// </summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Area">The area looked at.</param>
/// <param name="KnowsAll">False where the reader is not shown the drafts of every unit: then it stands on those of his own units only.</param>
/// <param name="Unapproved">The figures that nobody has approved yet, with who owes what.</param>
/// <param name="Verdicts">What would be said of each target in the area.</param>
/// <param name="Failures">Rules that failed.</param>
internal sealed record ProvisionalQuarter(
    Period Quarter, Area Area, bool KnowsAll, IReadOnlyList<UnapprovedFigure> Unapproved, IReadOnlyList<ProvisionalVerdict> Verdicts, IReadOnlyList<RuleFailure> Failures)
{
    /// <summary>Null where the house does not allow it, the quarter has not begun, or nothing is on its way.</summary>
    /// <param name="databases">Judging reads all approved figures, whoever looks.</param>
    /// <param name="reader">The context of whoever looks: what it does not show is not judged on.</param>
    public static async Task<ProvisionalQuarter?> Load(
        AppDbFactory databases, AppDb reader, Plan plan, Period quarter, Area area, DateOnly today, CancellationToken cancellation)
    {
        if (quarter < plan.From || quarter > plan.To || plan.Calendar.FirstDay(quarter) > today
            || !(reader.Reach.AllAreas || reader.Reach.Areas.Contains(area.Id)) || !(await WorkingRules.Read(reader, cancellation)).ShowsProvisional)
        {
            return null;
        }

        var root = plan.Areas.RootOf(area);
        var unapproved = await UnapprovedFigure.Read(reader, plan, root, quarter, cancellation);
        if (unapproved.Count == 0)
        {
            return null;
        }

        await using var db = databases.CreateDbContext();
        var figures = await Approved(db, plan, root, quarter, cancellation);
        foreach (var figure in unapproved.Where(figure => figure.IsCounted))
        {
            figures[figure.Draft.Cell] = figure.ToValue();
        }

        var judgement = plan.Judge(root, figures.Values, quarter, below: true);
        var byVersion = unapproved.ToDictionary(figure => figure.Version);
        return new ProvisionalQuarter(
            quarter, area, reader.Reach.AllUnits, unapproved,
            [.. judgement.Verdicts.Where(verdict => verdict.Area.Id == area.Id).Select(verdict => ProvisionalVerdict.Of(verdict, byVersion))],
            [.. judgement.Failures.Where(failure => failure.Area == area.Id)]);
    }

    /// <summary>What a run would know now: the entries in force, and what confirmed registers come to.</summary>
    private static async Task<Dictionary<CellKey, FigureValue>> Approved(AppDb db, Plan plan, Area root, Period quarter, CancellationToken cancellation)
    {
        var figures = new Dictionary<CellKey, FigureValue>();
        await foreach (var roots in CurrentFigures.AsOf(db, plan, [root], long.MaxValue, quarter, cancellation))
        {
            foreach (var value in roots.SelectMany(one => one.Figures))
            {
                figures[new CellKey(value.Figure, value.Area, value.Period)] = value;
            }
        }

        var areas = root.WithDescendants().Select(area => area.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (entry, value, _) in await Recount.Changed(db, plan, quarter, cancellation))
        {
            if (areas.Contains(entry.Area.Id) && (entry.Period.IsYear ? entry.Period.Year <= quarter.Year : entry.Period <= quarter))
            {
                figures[new CellKey(entry.Counted.Figure, entry.Area.Id, entry.Period)] = new FigureValue(entry.Counted.Figure, entry.Area.Id, entry.Period, value);
            }
        }

        return figures;
    }
}

/// <summary>What would be said of a target. It is no <see cref="VerdictRow"/>, and nothing that takes one takes it.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="RestsOn">The unapproved figures in its evidence.</param>
internal sealed record ProvisionalVerdict(Verdict Verdict, IReadOnlyList<UnapprovedFigure> RestsOn)
{
    public static ProvisionalVerdict Of(Verdict verdict, IReadOnlyDictionary<long, UnapprovedFigure> unapproved) => new(
        verdict,
        [.. verdict.Evidence.SelectMany(reading => reading.From).Select(value => value.Version).Distinct()
            .Select(version => unapproved.GetValueOrDefault(version)).OfType<UnapprovedFigure>()]);
}
