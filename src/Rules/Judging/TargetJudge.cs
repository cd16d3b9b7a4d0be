using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// Judges one target in one area: each of its expressions, or of the areas below, the worst of them, and what is said after its deadline.
/// </summary>
internal sealed class TargetJudge(Plan plan, FigureReader figures, bool requireSources)
{
    private const int FirstValues = 4;

    private readonly AreaTally tally = new(plan, figures);
    private readonly Dictionary<Asking, Judged> areas = [];

    /// <summary>The quarters in which the first value of a term level is looked for.</summary>
    public static IEnumerable<Period> QuartersOfFirstValue(Target target) => Enumerable.Range(0, FirstValues).Select(target.From.AddQuarters);

    /// <summary>The quarter that is read: after its deadline a target keeps its deadline's value and verdict.</summary>
    public static Period ReadIn(Target target, Period quarter) => target.IsForTerm && quarter > target.Deadline ? target.Deadline : quarter;

    /// <summary>The verdict of a target that counts no others.</summary>
    public Verdict Judge(Target target, Area area, Period quarter)
    {
        if (quarter < target.From)
        {
            return BeforeItsTime(target, area, quarter);
        }

        var at = ReadIn(target, quarter);
        var verdict = (target.IsWorstOfAreas ? WorstOfAreas(target, area, at) : Alone(target, area, at).Verdict) with { Period = quarter };
        return at == quarter ? verdict : AfterDeadline.Told(plan, verdict, later => PartsIn(target, area, later, at));
    }

    /// <summary>The verdict of a target in a quarter before it is judged.</summary>
    public static Verdict BeforeItsTime(Target target, Area area, Period quarter) =>
        new() { Target = target, Area = area, Period = quarter, Status = Status.NotDue, Remarks = [Remark.Of("notDueFrom", target.From)] };

    /// <summary>What is known before anything is compared.</summary>
    public static Verdict Asked(Target target, Area area, Period at, LimitReading limit, IReadOnlyList<ViewReading> evidence) => new()
    {
        Target = target,
        Area = area,
        Period = at,
        Status = Status.NoData,
        Threshold = limit.Threshold,
        ThresholdTo = limit.ThresholdTo,
        Final = target.IsDueIn(at),
        Evidence = evidence,
    };

    /// <summary>The target in the area by itself: by its own figures, or by how many of the areas below are as they should be.</summary>
    private Judged Alone(Target target, Area area, Period at)
    {
        var seen = figures.SeenFrom(area, at).Since(target.From);
        var reading = Read(target, area, at, at);
        var limit = LimitReading.Of(target, at, reading.ViewAt);
        var asked = Asked(target, area, at, limit, reading.Views);
        var judges = new PartJudge[reading.Parts.Count];
        var parts = new Verdict[judges.Length];
        for (var index = 0; index < judges.Length; index++)
        {
            var part = index;
            judges[index] = new PartJudge(plan, seen, asked, reading.Parts[index], limit, at, earlier => ValueIn(seen, target, part, area, earlier, at));
            parts[index] = judges[index].Judge(requireSources);
        }

        var verdict = target.Formulas.Parts is [{ Name: null }] ? parts[0]
            : WorstOf.Judge([.. parts.Select((part, index) => new JudgedPart(target.Formulas.Parts[index].Name!, part, reading.Parts[index]))]);
        verdict = target.IsTally ? AreaRemarks.Told(plan, verdict, reading.Areas) : verdict;
        // A path that hangs on a first value makes its entries evidence too.
        var firsts = judges.Select(judge => judge.First?.Quarter).OfType<Period>().Where(first => first != at).Distinct().ToList();
        return new Judged(
            firsts.Count == 0 ? verdict
                : verdict with { Evidence = [.. verdict.Evidence, .. firsts.SelectMany(first => ValueViews(seen, target, area, first, at))] },
            reading.Parts[0]);
    }

    private Verdict WorstOfAreas(Target target, Area area, Period at)
    {
        var below = PartAreas.Of(plan, target, area, at);
        if (below.Count == 0)
        {
            var nothing = new PartReading(
                0, at.Year, HasMissing: false, null, []) { WithoutValue = Remark.Of("noAreas", Remark.Kind(target.Definition.OverAreas!.Kind)) };
            // Each area's threshold is its own, so that there is none where there is no area.
            var limit = new LimitReading(target.ThresholdIn(at), target.ThresholdTo, HasMissing: false, DividesByZero: false);
            return new PartJudge(plan, figures.SeenFrom(area, at).Since(target.From), Asked(target, area, at, limit, []), nothing, limit, at, _ => null)
                .Judge(requireSources);
        }

        var names = PartAreas.Names(plan, below);
        var parts = below.Select((one, index) => Part(target, one, at) is var (verdict, reading) ? new JudgedPart(names[index], verdict, reading) : null!)
            .ToList();
        var evidence = parts.SelectMany(part => part.Verdict.Evidence.Select(view => view with { Area = part.Verdict.Area.Id })).ToList();
        return AreaRemarks.ToldOfWorst(plan, WorstOf.Judge(parts) with { Area = area, Evidence = evidence }, parts);
    }

    /// <summary>One of several areas, read once however many areas above it ask.</summary>
    private Judged Part(Target target, Area area, Period at)
    {
        var key = new Asking(target, area, at, at);
        return areas.TryGetValue(key, out var known) ? known : areas[key] = Alone(target, area, at);
    }

    private TargetReading Read(Target target, Area area, Period quarter, Period at) => target.IsTally
        ? tally.Read(target, area, quarter, at)
        : TargetReading.Of(figures.SeenFrom(area, at).Since(target.From), target, area, quarter);

    private IEnumerable<ViewReading> ValueViews(FigureReader seen, Target target, Area area, Period quarter, Period at) => target.IsTally
        ? tally.Read(target, area, quarter, at).Views
        : TargetReading.ValueViews(seen, target, area, quarter);

    private decimal? ValueIn(FigureReader seen, Target target, int part, Area area, Period quarter, Period at) => target.IsTally
        ? tally.Read(target, area, quarter, at).Parts[0].Value
        : TargetReading.ValueOf(seen, target, part, area, quarter);

    private IReadOnlyList<PartReading> PartsIn(Target target, Area area, Period quarter, Period at) => target.IsWorstOfAreas
        ? [.. PartAreas.Of(plan, target, area, quarter).Select(one => Read(target, one, quarter, at).Parts[0])]
        : Read(target, area, quarter, at).Parts;

    private sealed record Judged(Verdict Verdict, PartReading Reading);
}
