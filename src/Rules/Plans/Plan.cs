using System.Globalization;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>A plan version that passed all checks, with its targets compiled. Immutable and safe for use by many threads.</summary>
public sealed class Plan
{
    private readonly Lazy<string> datedSha256;

    private readonly Lazy<HashSet<string>> withPredecessors;

    private readonly Lazy<Dictionary<(string Unit, string Area), ContactDefinition>> contacts;

    internal Plan(PlanSource source, PlanFile file, PlanAreas areas, Period from, Period to, IReadOnlyList<PlanModule> modules, ConditionSet conditions,
        Plan? earlier = null)
    {
        Source = source;
        datedSha256 = new Lazy<string>(() => DatedContent.Sha256(source));
        File = file;
        From = from;
        To = to;
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(file.TimeZone ?? "Asia/Ho_Chi_Minh");
        InUseFrom = file.InUseFrom is null ? null : Period.Parse(file.InUseFrom);
        Areas = areas;
        withPredecessors = new(() => Areas.All.Where(HavePredecessors).Select(area => area.Id).ToHashSet(StringComparer.Ordinal));
        contacts = new(() => file.Contacts.GroupBy(contact => (contact.Unit, contact.Area)).ToDictionary(same => same.Key, same => same.First()));
        Units = file.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        Modules = modules;
        Figures = [.. modules.SelectMany(module => module.Figures)];
        FigureById = Figures.ToDictionary(figure => figure.Id, StringComparer.Ordinal);
        Targets =
            [.. modules.SelectMany(module => module.Targets)
                .OrderBy(target => target.Definition.Number ?? string.Empty,
                    StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering))];
        Conditions = conditions;
        TargetByKey = Targets.ToDictionary(target => target.Key, StringComparer.Ordinal);
        CountedBy = Targets.Where(target => target.Definition.Counts is not null)
            .ToDictionary(target => target.Key, target => CountedTargets.Of(target.Definition.Counts!, Targets), StringComparer.Ordinal);
        Earlier = earlier is null ? null : new EarlierPlan(this, earlier);
    }

    /// <summary>The files it was read from.</summary>
    public PlanSource Source { get; }

    /// <summary>The plan version's identity: the files' SHA-256.</summary>
    public string Version => Source.Sha256;

    /// <summary>The plan file as written.</summary>
    public PlanFile File { get; }

    /// <summary>The plan's id.</summary>
    public string Id => File.Id;

    /// <summary>The plan's name.</summary>
    public string Name => File.Name;

    /// <summary>The term's first quarter.</summary>
    public Period From { get; }

    /// <summary>The term's last quarter.</summary>
    public Period To { get; }

    /// <summary>Which days a period covers.</summary>
    public PlanCalendar Calendar => File.Calendar;

    /// <summary>The plan's time zone.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>From which quarter due dates and schedules apply; null: from the quarter of installation.</summary>
    public Period? InUseFrom { get; }

    /// <summary>The areas.</summary>
    public PlanAreas Areas { get; }

    /// <summary>Who reads a unit's mail about an area, where the plan names somebody for just that area; null otherwise.</summary>
    public ContactDefinition? ContactOf(string unit, string area) => contacts.Value.GetValueOrDefault((unit, area));

    /// <summary>The units by id.</summary>
    public IReadOnlyDictionary<string, UnitDefinition> Units { get; }

    /// <summary>The modules, in the order of their files' names.</summary>
    public IReadOnlyList<PlanModule> Modules { get; }

    /// <summary>All figures of all modules.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>The figures by id.</summary>
    public IReadOnlyDictionary<string, Figure> FigureById { get; }

    /// <summary>All targets of all modules, in the order of their numbers.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>
    /// The same for two versions that judge alike: what differs between them are names, notes, addresses, schedules. SHA-256 in lower-case hexadecimal.
    /// </summary>
    public string DatedSha256 => datedSha256.Value;

    /// <summary>
    /// This version's targets, figures, checks, areas and term, with the names, contacts, addresses, escalation, schedules and report profile of
    /// the newest: what judged a quarter of the past, as it is called today.
    /// </summary>
    public Plan With(Plan newest) => newest.Version == Version ? newest : PlanNaming.Apply(this, newest);

    /// <summary>The plan that it continues, where it was read together with it; null otherwise.</summary>
    public EarlierPlan? Earlier { get; }

    /// <summary>The same plan, read together with the one that it continues.</summary>
    /// <exception cref="ArgumentException">It does not continue that plan.</exception>
    public Plan Continuing(Plan earlier) => File.Continues == earlier.Id
        ? new Plan(Source, File, Areas, From, To, Modules, Conditions, earlier)
        : throw new ArgumentException($"'{Id}' continues '{File.Continues}', not '{earlier.Id}'.", nameof(earlier));

    /// <summary>The plan that it continues, the one that this continues, and so on, as far as they were read.</summary>
    public IEnumerable<Plan> EarlierOnes
    {
        get
        {
            for (var at = Earlier?.Plan; at is not null; at = at.Earlier?.Plan)
            {
                yield return at;
            }
        }
    }

    /// <summary>The plan that an entry names: this one, or one that it continues.</summary>
    /// <param name="id">The plan's id; null: this plan.</param>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public Plan Named(string? id) => id is null || id == Id ? this
        : EarlierOnes.FirstOrDefault(plan => plan.Id == id) ?? throw new ArgumentException($"'{Id}' is not read together with '{id}'.", nameof(id));

    /// <summary>The area with the id here, else in the plans that this one continues; null if none has it.</summary>
    public Area? FindArea(string id) => Areas.Find(id) ?? Earlier?.Plan.FindArea(id);

    /// <summary>
    /// All areas whose figures count for the area or any below it: those of <see cref="PlanAreas.ReadWith"/>, and what they were in the plans
    /// that this one continues, with what had become part of them there. Of an earlier plan only periods before the next one's term are read.
    /// </summary>
    public IReadOnlyList<AreaOfPlan> ReadWith(Area area) => ReadWith([.. Areas.ReadWith(area)]);

    private IReadOnlyList<AreaOfPlan> ReadWith(IReadOnlyList<Area> areas)
    {
        if (Earlier is not { } earlier)
        {
            return [.. areas.Select(area => new AreaOfPlan(this, area))];
        }

        var before = areas.Select(earlier.Was).OfType<Area>().SelectMany(earlier.Plan.Areas.ReadWith)
            .DistinctBy(area => area.Id, StringComparer.Ordinal).ToList();
        // Entries of this plan stand in for the earlier one's, wherever their area lies today.
        var own = areas.Concat(before.Select(earlier.Now).OfType<Area>()).DistinctBy(area => area.Id, StringComparer.Ordinal);
        return [.. own.Select(area => new AreaOfPlan(this, area)), .. earlier.Plan.ReadWith(before)];
    }

    /// <summary>Whether any area became part of this one, here or in a plan that this one continues.</summary>
    public bool HasPredecessors(Area area) => (Areas.HaveLineage || Earlier is not null) && withPredecessors.Value.Contains(area.Id);

    private bool HavePredecessors(Area area) => Areas.HasPredecessors(area)
        || (Earlier is { } earlier
            && Areas.PredecessorsOf(area).Select(one => one.Area).Prepend(area).Select(earlier.Was).OfType<Area>().Any(earlier.Plan.HasPredecessors));

    internal ConditionSet Conditions { get; }

    /// <summary>The targets that a target counts, by its key; empty where none counts others.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<Target>> CountedBy { get; }

    /// <summary>The ids of the figures that some targets are judged on: their own, and those of the targets that they count.</summary>
    public IReadOnlySet<string> FiguresOf(Func<Target, bool> only) => Targets.Where(only)
        .SelectMany(target => (CountedBy.GetValueOrDefault(target.Key) ?? []).Prepend(target)).SelectMany(target => target.FigureIds)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The targets by <c>module.target</c>.</summary>
    public IReadOnlyDictionary<string, Target> TargetByKey { get; }
}
