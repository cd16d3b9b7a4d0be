using System.Globalization;
using System.Text.RegularExpressions;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>
/// What a reference's numbers must be, worked out again from the stored rows without anything that composes reports: so that a number in a
/// document is held against what it should come from, and not against itself.
/// </summary>
internal sealed partial class StoredNumbers
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly Dictionary<string, Status> Statuses = new(StringComparer.Ordinal)
    {
        ["dat"] = Status.Met, ["dukiendat"] = Status.OnTrack, ["nguyco"] = Status.AtRisk, ["khongdat"] = Status.Missed,
        ["chuacosolieu"] = Status.NoData, ["chuadenky"] = Status.NotDue, ["khongapdung"] = Status.NotApplicable, ["theodoi"] = Status.Monitored,
    };

    private readonly ReportFacts facts;
    private readonly Dictionary<(string Target, Period Quarter), VerdictRow> verdicts;
    private readonly Dictionary<string, Target> targets;

    private StoredNumbers(ReportFacts facts, Dictionary<(string, Period), VerdictRow> verdicts)
    {
        this.facts = facts;
        this.verdicts = verdicts;
        targets = facts.Plan.Targets.ToDictionary(target => target.Definition.Number ?? target.Key, StringComparer.Ordinal);
    }

    public static async Task<StoredNumbers> Read(AppDb db, ReportFacts facts)
    {
        var runs = await db.Runs.AsNoTracking().Where(run => run.PlanId == facts.Plan.Id && run.CompletedAt != null && run.Period <= facts.Quarter)
            .ToListAsync(TestContext.Current.CancellationToken);
        var inForce = runs.GroupBy(run => run.Period).ToDictionary(group => group.Max(run => run.Id), group => group.Key);
        var ids = inForce.Keys.ToArray();
        var rows = await db.Verdicts.AsNoTracking().Where(row => ids.Contains(row.RunId) && row.Area == facts.Area.Id)
            .ToListAsync(TestContext.Current.CancellationToken);
        return new StoredNumbers(facts, rows.ToDictionary(row => (row.Target, inForce[row.RunId])));
    }

    /// <summary>The numbers in a text, as documents write them.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Number().Matches(text).Select(found => found.Value)];

    /// <summary>The numbers that must stand there, as they are written; null where nothing is known of such a reference.</summary>
    public IReadOnlyList<string>? Of(string reference)
    {
        var (subject, what) = (reference[..reference.LastIndexOf('.')], reference[(reference.LastIndexOf('.') + 1)..]);
        return subject == "lan" ? Run(what)
            : targets.TryGetValue(subject, out var target) ? OfTarget(target, what)
            : facts.Plan.File.Works.Any(work => subject == work.Id || subject.StartsWith(work.Id + ".moc", StringComparison.Ordinal)) ? OfWork(subject, what)
            : facts.Plan.File.Assignments.FirstOrDefault(one => one.Id == subject) is { } assignment ? OfAssignment(assignment, what)
            : OfGroup(subject, what);
    }

    /// <summary>Every value, threshold and count that a picture may show.</summary>
    public IReadOnlySet<string> Drawn() => verdicts
        .SelectMany(
            one => new[] { one.Value.Value, one.Value.Threshold, one.Value.Path,
                InWhole(facts.Plan.TargetByKey[one.Key.Target], one.Value.Forecast, up: false) }).OfType<decimal>().Select(Shown)
        .Concat(
            verdicts.Keys.SelectMany(
                key => new[] { key.Quarter.Year.ToString(CultureInfo.InvariantCulture), key.Quarter.Quarter.ToString(CultureInfo.InvariantCulture) }))
        .Concat([facts.Plan.To.Year.ToString(CultureInfo.InvariantCulture),
            .. Enumerable.Range(1, facts.Plan.Targets.Count).Select(count => count.ToString(CultureInfo.InvariantCulture))])
        .Concat(facts.Plan.Targets.SelectMany(target => In($"{target.Definition.Number} {target.Definition.Name} {target.Definition.MeasuredIn}")))
        .ToHashSet(StringComparer.Ordinal);

    private IReadOnlyList<string>? Run(string what) => what switch
    {
        "so" => [facts.Run.Id.ToString(CultureInfo.InvariantCulture)],
        "ngay" => [.. Day(facts.Plan.DayOf(facts.Run.CompletedAt!.Value))],
        "laynhap" => [.. Day(facts.Snapshot.On)],
        _ => null,
    };

    private IReadOnlyList<string>? OfTarget(Target target, string what)
    {
        var verdict = Verdict(target, facts.Quarter);
        var measure = target.Definition.MeasuredIn;
        string[] WithMeasure(decimal? value) => value is null ? [] : measure == "đạt" ? [] : [Shown(value.Value), .. In(measure)];
        if (Compared(what) is { } compared)
        {
            var then = Verdict(target, facts.Quarter.AddQuarters(-compared.Quarters))?.Value;
            return compared.What switch
            {
                "" => Bare(target, then),
                "danhgia" => [],
                _ when verdict?.Value is { } now && then is { } before =>
                    now == before ? compared.What == "lech" ? ["0"] : []
                        : [Shown(Math.Abs(now - before)), .. compared.What == "so" && measure is not ("%" or "‰") ? In(measure) : []],
                _ => [],
            };
        }

        return what switch
        {
            "ketqua" => WithMeasure(verdict?.Value),
            "so" => Bare(target, verdict?.Value),
            "nguong" => WithMeasure(verdict?.Threshold),
            "nguongso" => Bare(target, verdict?.Threshold),
            "nguongtu" => In(Roman($"từ {Rules.Judging.Shown.Period(target.ThresholdAwaited(facts.Quarter)!.Value, Vietnamese)}")),
            "nguongtoi" => WithMeasure(target.ThresholdIn(facts.Quarter.Year + 1)),
            "lotrinh" => WithMeasure(InWhole(target, verdict?.Path, up: target.Definition.Threshold?.Is == Comparison.AtLeast)),
            "dubao" => WithMeasure(InWhole(target, verdict?.Forecast, up: target.Definition.Threshold?.Is == Comparison.AtMost)),
            "tyle" => verdict is { Value: { } value, Threshold: { } threshold } && target.Definition.Threshold?.Is is Comparison.AtLeast or Comparison.Above
                ? [Shown(value * 100 / threshold)] : [],
            "trongky" => Bare(target, Growth(target)),
            "danhgia" => [],
            _ when what.StartsWith("nhanxet", StringComparison.Ordinal) || what.StartsWith("ghichu", StringComparison.Ordinal) =>
                In(Roman(verdict!.ReadRemarks()[int.Parse(what[(what[0] == 'n' ? 7 : 6)..], CultureInfo.InvariantCulture) - 1].Text(Vietnamese))),
            _ when what.StartsWith("danhgianam", StringComparison.Ordinal) => [],
            _ when what.StartsWith("nam", StringComparison.Ordinal) && int.TryParse(what[3..], CultureInfo.InvariantCulture, out var year) =>
                Bare(target, Verdict(target, Period.Parse($"{year}-Q4"))?.Value),
            "hankhacphuc" when facts.Snapshot.Of(target)?.By is { } by => [.. Day(by)],
            "nguyennhan" => In(facts.Snapshot.Of(target)?.Cause ?? ""),
            "bienphap" => In(facts.Snapshot.Of(target)?.Remedy ?? ""),
            "nguoikhacphuc" => In(facts.Snapshot.Of(target)?.Person ?? ""),
            _ => null,
        };
    }

    private IReadOnlyList<string>? OfGroup(string group, string what)
    {
        if (Members(group) is not { } some)
        {
            return null;
        }

        var isList = what.StartsWith("ds", StringComparison.Ordinal);
        var counted = isList ? what[2..] : what;
        IEnumerable<Target>? members = Statuses.TryGetValue(counted, out var status) ? some.Where(target => Verdict(target, facts.Quarter)?.Status == status)
            : counted switch
            {
                "sochitieu" => some,
                _ when counted.StartsWith("totnam", StringComparison.Ordinal) =>
                    some.Where(target => Verdict(target, Period.Parse($"{counted[6..]}-Q4"))?.Status is Status.Met or Status.OnTrack),
                "tot" => some.Where(target => Verdict(target, facts.Quarter)?.Status is Status.Met or Status.OnTrack),
                "chuadanhgia" => some.Where(target => Verdict(target, facts.Quarter) is null),
                "chuaneu" =>
                    some.Where(target => Verdict(target, facts.Quarter)?.Status is Status.Missed or Status.AtRisk or Status.NoData
                        && facts.Snapshot.Of(target)?.Cause is null),
                _ when Compared(counted) is { What: "totlen" or "xaudi" } compared => some.Where(target =>
                    Rank(Verdict(target, facts.Quarter)) is { } now && Rank(Verdict(target, facts.Quarter.AddQuarters(-compared.Quarters))) is { } before
                        && (compared.What == "totlen" ? now > before : now < before)),
                _ => null,
            };
        return members is not null
            ? isList ? In(string.Join(", ", members.Select(target => target.Definition.Number ?? target.Key))) : [Count(members.Count())]
            : Plan(what) is { } count ? [Count(count)] : null;
    }

    private int? Plan(string what) => what switch
    {
        "sodonvi" => facts.Plan.Targets.Select(target => target.Definition.Responsible).Distinct(StringComparer.Ordinal).Count(),
        "sochuongtrinh" => facts.Plan.File.Programmes.Count,
        "socongtrinh" => facts.Plan.File.Works.Count,
        "sonhiemvu" => facts.Plan.File.Assignments.Count,
        "canhbao" => facts.Snapshot.Commitments.Count,
        "cocamket" => facts.Snapshot.Commitments.Count(one => one.Cause is not null || one.Remedy is not null),
        _ => null,
    };

    private IReadOnlyList<string>? OfWork(string subject, string what)
    {
        var work = facts.Plan.File.Works.Where(one => subject.StartsWith(one.Id, StringComparison.Ordinal)).MaxBy(one => one.Id.Length)!.Id;
        var steps = facts.Snapshot.Steps.Where(step => step.Work == work).ToList();
        var step = subject == work ? null : steps[int.Parse(subject[(work.Length + 4)..], CultureInfo.InvariantCulture) - 1];
        var end = facts.Plan.Calendar.LastDay(facts.Quarter);
        return (what, step) switch
        {
            ("somoc", null) => [Count(steps.Count)],
            ("hoanthanh", null) => [Count(steps.Count(one => one.Done <= end))],
            ("cham", null) => [Count(steps.Count(one => one.Planned <= end && !(one.Done <= end)))],
            ("ten", { } one) => In(one.Name),
            ("kehoach", { } one) => one.Planned is { } day ? [.. Day(day)] : [],
            ("thuchien", { } one) => one.Done is { } day && day <= end ? [.. Day(day)] : [],
            _ => null,
        };
    }

    private IReadOnlyList<string>? OfAssignment(AssignmentDefinition assignment, string what)
    {
        var told = facts.Snapshot.Assignments.FirstOrDefault(one => one.Id == assignment.Id);
        return what switch
        {
            "han" => told?.Due is { } due ? [.. Day(due)] : [],
            "ngay" => told?.On is { } on ? [.. Day(on)] : [],
            "noidung" => In(told?.Told ?? ""),
            _ => null,
        };
    }

    private List<Target>? Members(string group) =>
        group == "tong" ? [.. facts.Plan.Targets]
        : facts.Plan.Modules.Any(module => module.Id == group) ? [.. facts.Plan.Targets.Where(target => target.Module == group)]
        : facts.Plan.File.Programmes.FirstOrDefault(programme => programme.Id == group) is { } programme
        ? [.. programme.Targets.Select(key => facts.Plan.TargetByKey[key])]
        : group.StartsWith("dv:", StringComparison.Ordinal) ? [.. facts.Plan.Targets.Where(target => target.Definition.Responsible == group[3..])]
        : null;

    // What it grew by since the time reported on began; from nothing where it began anew in that time.
    private decimal? Growth(Target target)
    {
        var quarters = facts.Kind switch { ReportKind.Quarter => 1, ReportKind.HalfYear => 2, ReportKind.Year => 4, _ => int.MaxValue };
        var isYearly = target.Definition.Kind == TargetKind.YearTotal;
        var now = Verdict(target, facts.Quarter)?.Value;
        var beginsAnew = quarters == int.MaxValue || (isYearly ? quarters >= facts.Quarter.Quarter : facts.Quarter.AddQuarters(-quarters) < facts.Plan.From);
        return !target.Accumulates ? null : beginsAnew ? now : now - Verdict(target, facts.Quarter.AddQuarters(-quarters))?.Value;
    }

    private (string What, int Quarters)? Compared(string what) => (facts.Kind, what) switch
    {
        (ReportKind.Quarter, _) when what.EndsWith("quytruoc", StringComparison.Ordinal) => (what[..^8], 1),
        (ReportKind.Quarter or ReportKind.HalfYear, _) when what.EndsWith("cungky", StringComparison.Ordinal) => (what[..^6], 4),
        (ReportKind.Year, _) when what.EndsWith("namtruoc", StringComparison.Ordinal) => (what[..^8], 4),
        // The term is compared with the end of its first year.
        (ReportKind.Term, _) when what.EndsWith("daunhiemky", StringComparison.Ordinal) =>
            (what[..^10], facts.Quarter.QuarterIndex - Period.Parse($"{facts.Plan.From.Year}-Q4").QuarterIndex),
        _ => null,
    };

    private VerdictRow? Verdict(Target target, Period quarter) => verdicts.GetValueOrDefault((target.Key, quarter));

    // What was at risk at the beginning of the term is due at its end.
    private int? Rank(VerdictRow? verdict) =>
        verdict?.Status switch { Status.Missed => 0, Status.AtRisk => facts.Kind == ReportKind.Term ? 0 : 1, Status.OnTrack or Status.Met => 2, _ => null };

    // To the side that keeps the promise: the shipped plan counts whole things by 'at least' and 'at most' only.
    private static decimal? InWhole(Target target, decimal? value, bool up) =>
        !target.Definition.Whole || value is not { } exact ? value : up ? Math.Ceiling(exact) : Math.Floor(exact);

    private static IReadOnlyList<string> Bare(Target target, decimal? value) =>
        value is { } known && target.Definition.MeasuredIn != "đạt" ? [Shown(known)] : [];

    private static string Shown(decimal value) => Math.Round(Math.Abs(value), 2, MidpointRounding.AwayFromZero).ToString("#,##0.##", Vietnamese);

    // With a leading zero below ten, except none.
    private static string Count(int count) => count == 0 ? "0" : count.ToString("00", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Day(DateOnly day) => [day.Day.ToString("00", CultureInfo.InvariantCulture),
        day.Month.ToString("00", CultureInfo.InvariantCulture), day.Year.ToString(CultureInfo.InvariantCulture)];

    // Documents count quarters in Roman numerals.
    private static string Roman(string text) => Quarter().Replace(text, "uý ");

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"uý [1-4]\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quarter();
}
