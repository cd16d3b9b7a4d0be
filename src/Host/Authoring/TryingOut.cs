using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Rules.Differences;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Authoring;

/// <summary>
/// Judges by a draft what was judged by the versions in force, both on the figures as they stand now, so that what differs comes from the rules
/// alone. Nothing is stored. Figures are read whoever looks, as for a run.
/// </summary>
internal sealed class TryingOut(IDbContextFactory<AppDb> databases, PlanInForce plans, TimeProvider clock)
{
    private const int RootsAtOnce = 100;

    /// <param name="draft">The plan as it would be, read together with the one that it continues.</param>
    /// <param name="quarters">Quarters of its term.</param>
    /// <param name="only">Which targets; null for all: a figure may be read, and a target counted, from another module.</param>
    /// <param name="root">The one root area to judge with what lies below; null for all.</param>
    /// <param name="told">Is told how far it has come: how many quarters of areas have been judged, and of how many.</param>
    public async Task<IReadOnlyList<TriedQuarter>> Judge(
        Plan draft, IReadOnlyList<Period> quarters, Func<Target, bool>? only, string? root, CancellationToken cancellation, Action<int, int>? told = null)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var sides = quarters.GroupBy(plans.For)
            .Select(side => (Plan: side.Key, Quarters: side.Where(quarter => quarter >= side.Key.From && quarter <= side.Key.To).ToList()))
            .Where(side => side.Quarters.Count > 0).ToList();
        only = OnlyTouched(sides.Select(side => side.Plan), draft, only);
        var doubts = new Dictionary<Plan, IReadOnlySet<CellOfPlan>>();
        foreach (var (plan, asked) in sides.Append((draft, [.. quarters])))
        {
            doubts[plan] = await new CountsInDoubt(db, plans).Of(plan, asked.Max(), cancellation);
        }

        var found = quarters.ToDictionary(quarter => quarter, _ => new Found());
        var ids = sides.Select(side => side.Plan).Append(draft).SelectMany(plan => plan.Areas.Roots).Select(one => one.Id).Distinct(StringComparer.Ordinal)
            .Where(id => root is null || id == root).ToList();
        var (done, all) = (0, ids.Count * (quarters.Count + sides.Sum(side => side.Quarters.Count)));
        foreach (var some in ids.Chunk(RootsAtOnce))
        {
            var before = new Dictionary<(Period, Case), Verdict>();
            foreach (var (plan, asked) in sides)
            {
                await foreach (var (quarter, judgement) in SeveralQuarters.Judge(db, plan, Roots(plan, some), asked, doubts[plan], only, cancellation))
                {
                    judgement.Verdicts.ToList().ForEach(verdict => before[(quarter, CaseOf(verdict))] = verdict);
                    told?.Invoke(++done, all);
                }
            }

            await foreach (var (quarter, judgement) in SeveralQuarters.Judge(db, draft, Roots(draft, some), quarters, doubts[draft], only, cancellation))
            {
                told?.Invoke(++done, all);
                var at = found[quarter];
                at.Judged += judgement.Verdicts.Count;
                at.Failures.AddRange(judgement.Failures);
                foreach (var verdict in judgement.Verdicts)
                {
                    var isKnown = before.Remove((quarter, CaseOf(verdict)), out var was);
                    at.Add(isKnown ? was : null, verdict);
                }
            }

            foreach (var ((quarter, _), gone) in before)
            {
                found[quarter].Add(gone, null);
            }
        }

        return await Tell(db, draft, quarters, found, cancellation);
    }

    /// <summary>Whom the draft cannot judge otherwise than what was in force is not judged by either.</summary>
    private static Func<Target, bool>? OnlyTouched(IEnumerable<Plan> sides, Plan draft, Func<Target, bool>? only)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var side in sides)
        {
            if (TouchedTargets.Between(side, draft) is not { } some)
            {
                return only;
            }

            touched.UnionWith(some);
        }

        return target => touched.Contains(target.Key) && only?.Invoke(target) != false;
    }

    private async Task<IReadOnlyList<TriedQuarter>> Tell(
        AppDb db, Plan draft, IReadOnlyList<Period> quarters, Dictionary<Period, Found> found, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var runs = await db.Runs.AsNoTracking().InForce(draft, now).Select(run => new { run.Id, run.Period })
            .ToDictionaryAsync(run => run.Period, run => run.Id, cancellation);
        var issued = await db.Reports.AsNoTracking().Where(report => report.PlanId == draft.Id && report.State == ReportState.Issued)
            .OrderBy(report => report.Id).ToListAsync(cancellation);
        return [.. quarters.Select(quarter =>
        {
            var (at, plan, isOver) = (found[quarter], plans.For(quarter), draft.HasClosed(quarter, now));
            var changed = at.Verdicts.OrderByDescending(one => one.SaysOtherwise).ToList();
            var bad = (isOver ? changed : []).Select(one => (One: one, Before: IsBad(plan, one.Before, now), After: IsBad(draft, one.After, now))).ToList();
            List<TriedVerdict> opens = [.. bad.Where(one => one.After && !one.Before).Select(one => one.One)];
            List<TriedVerdict> closes = [.. bad.Where(one => one.Before && !one.After).Select(one => one.One)];
            var told = opens.SelectMany(one => Readers(draft, one)).Concat(closes.SelectMany(one => Readers(plan, one))).DistinctBy(reader => reader.Key)
                .OrderBy(reader => reader.UnitName, StringComparer.Ordinal).ToList();
            var roots = changed.Select(one => RootOf(draft, one) ?? RootOf(plan, one)).ToHashSet(StringComparer.Ordinal);
            var reports = runs.TryGetValue(quarter, out var run)
                ? issued.FindAll(report => roots.Contains(report.Area) && report.ReadRuns().Contains(run)) : [];
            return new TriedQuarter(quarter, isOver, at.Judged, changed, opens, closes, told, reports, at.Failures);
        })];
    }

    private static bool IsBad(Plan plan, Verdict? verdict, DateTimeOffset now) => verdict is not null
        && (plan.Areas.Roots.Any(root => root.Id == verdict.Area.Id) || plan.AlertsBelow(verdict.Target.Key, verdict.Area.Id))
        && Bearings.Of(verdict.Status, verdict.Evidence.Any(reading => reading.Missing.Any(missing => missing.DueOn < plan.DayOf(now)))) == Bearing.Bad;

    private static IEnumerable<Recipient> Readers(Plan plan, TriedVerdict one) =>
        plan.TargetByKey.ContainsKey(one.Case.Target) && plan.Areas.Find(one.Case.Area) is { } area
        ? DigestLetters.Units(plan, one.Case.Target).Select(unit => plan.RecipientFor(unit, area))
        : [];

    private static string? RootOf(Plan plan, TriedVerdict one) => plan.Areas.Find(one.Case.Area) is { } area ? plan.Areas.RootOf(area).Id : null;

    private static List<Area> Roots(Plan plan, string[] ids) => [.. plan.Areas.Roots.Where(root => ids.Contains(root.Id, StringComparer.Ordinal))];

    private static Case CaseOf(Verdict verdict) => new(verdict.Target.Key, verdict.Area.Id);

    private sealed class Found
    {
        public int Judged { get; set; }

        public List<TriedVerdict> Verdicts { get; } = [];

        public List<RuleFailure> Failures { get; } = [];

        public void Add(Verdict? before, Verdict? after)
        {
            if (TriedVerdict.Differ(before, after))
            {
                Verdicts.Add(new TriedVerdict(CaseOf((after ?? before)!), before, after));
            }
        }
    }
}
