using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Reports;

/// <summary>The references to counts and lists of a group's targets: <c>tong.dat</c>, <c>environment.dsdat</c>, <c>dv:police.sochitieu</c>.</summary>
internal static class GroupNumbers
{
    /// <summary>All targets.</summary>
    public const string All = "tong";

    /// <summary>What a status is called in references.</summary>
    public static IReadOnlyList<(Status Status, string Word)> StatusWords { get; } =
    [
        (Status.Met, "dat"), (Status.OnTrack, "dukiendat"), (Status.AtRisk, "nguyco"), (Status.Missed, "khongdat"), (Status.NoData, "chuacosolieu"),
        (Status.NotDue, "chuadenky"), (Status.NotApplicable, "khongapdung"), (Status.Monitored, "theodoi"),
    ];

    public static string OfUnit(string unit) => "dv:" + unit;

    /// <summary>The groups with their targets.</summary>
    public static IEnumerable<(string Group, IReadOnlyList<Target> Targets)> Of(Plan plan) =>
    [
        (All, plan.Targets),
        .. plan.Modules.Select(module => (module.Id, OfModule(plan, module.Id))),
        .. plan.File.Programmes.Select(programme => (programme.Id, OfProgramme(plan, programme.Id))),
        .. plan.Units.Keys.Select(unit => (OfUnit(unit), (IReadOnlyList<Target>)[.. plan.Targets.Where(target => target.Definition.Responsible == unit)])),
    ];

    public static IReadOnlyList<Target> OfModule(Plan plan, string module) => [.. plan.Targets.Where(target => target.Module == module)];

    public static IReadOnlyList<Target> OfProgramme(Plan plan, string programme) =>
        [.. plan.File.Programmes.Single(one => one.Id == programme).Targets.Where(plan.TargetByKey.ContainsKey).Select(key => plan.TargetByKey[key])];

    public static void Put(ReportFacts facts, Dictionary<string, string> shown)
    {
        foreach (var (group, targets) in Of(facts.Plan).Where(one => one.Targets.Count > 0))
        {
            void Add(string what, IReadOnlyCollection<Target> some)
            {
                shown[$"{group}.{what}"] = ReportNumbers.Count(some.Count);
                if (some.Count > 0)
                {
                    shown[$"{group}.ds{what}"] = string.Join(", ", some.Select(ReportNumbers.Name));
                }
            }

            Add("sochitieu", [.. targets]);
            foreach (var (status, word) in StatusWords)
            {
                Add(word, [.. targets.Where(target => facts.Of(target)?.Status == status)]);
            }

            Add("chuadanhgia", [.. targets.Where(target => facts.Of(target) is null)]);
            Add("tot", [.. targets.Where(target => facts.Of(target)?.Status is Status.Met or Status.OnTrack)]);
            Add(
                "chuaneu",
                [.. targets.Where(target =>
                    facts.Of(target)?.Status is Status.Missed or Status.AtRisk or Status.NoData && facts.Snapshot.Of(target)?.Cause is null)]);
            foreach (var quarter in facts.YearEnds)
            {
                Add("tot" + TargetNumbers.OfYear(quarter), [.. targets.Where(target => facts.Of(target, quarter)?.Status is Status.Met or Status.OnTrack)]);
            }

            foreach (var (word, quarters, _) in facts.Comparisons)
            {
                Add("totlen" + word, [.. targets.Where(target => Movements.Of(facts, target, quarters) == Movement.Better)]);
                Add("xaudi" + word, [.. targets.Where(target => Movements.Of(facts, target, quarters) == Movement.Worse)]);
            }
        }

        shown["tong.sodonvi"] =
            ReportNumbers.Count(facts.Plan.Targets.Select(target => target.Definition.Responsible).Distinct(StringComparer.Ordinal).Count());
        shown["tong.sochuongtrinh"] = ReportNumbers.Count(facts.Plan.File.Programmes.Count);
        shown["tong.socongtrinh"] = ReportNumbers.Count(facts.Plan.File.Works.Count);
        shown["tong.sonhiemvu"] = ReportNumbers.Count(facts.Plan.File.Assignments.Count);
        shown["tong.cocamket"] = ReportNumbers.Count(facts.Snapshot.Commitments.Count(one => one.Cause is not null || one.Remedy is not null));
        shown["tong.canhbao"] = ReportNumbers.Count(facts.Snapshot.Commitments.Count);
    }
}
