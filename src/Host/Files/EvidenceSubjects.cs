using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Files;

/// <summary>
/// Finds what a file is evidence for. Features bring their kinds, which are found by what they implement: a command says what it demands without services.
/// </summary>
internal sealed class EvidenceSubjects(AppDb db)
{
    private static readonly Dictionary<string, IEvidenceKind> Kinds = typeof(IEvidenceKind).Assembly.GetTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(typeof(IEvidenceKind)))
        .Select(type => (IEvidenceKind)Activator.CreateInstance(type)!).ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public async ValueTask<EvidenceSubject?> Find(Plan plan, string? subject, CancellationToken cancellation) =>
        subject is null or { Length: > EvidenceSubject.Longest } ? null : subject.Split(':', 2) switch
        {
            ["figure", var rest] => Figure(plan, rest.Split('/')),
            ["row", var rest] => await Row(plan, rest.Split('/'), cancellation),
            [var name, var rest] when Kinds.TryGetValue(name, out var kind) => await kind.Find(db, plan, rest, cancellation),
            _ => null,
        };

    private static EvidenceSubject? Figure(Plan plan, string[] parts) =>
        parts is [var id, var area, var period]
        && plan.FigureById.GetValueOrDefault(id) is { ReportedBy: { } unit } figure
        && plan.Areas.Find(area) is not null && Period.TryParse(period, out var given) && given.Year >= plan.From.Year && given.Year <= plan.To.Year
            ? new EvidenceSubject(unit, area, [new Demand(Right.EnterFigures, unit, figure.Module, area)])
            : null;

    private async Task<EvidenceSubject?> Row(Plan plan, string[] parts, CancellationToken cancellation)
    {
        if (parts is not [var id, var number] || EvidenceSubject.Number(number) is not { } row
            || InstalledModules.Register(id) is not { } register
            || RegisterUnits.Of(plan).FirstOrDefault(known => known.Id == id) is not { Units.Count: > 0 } owners
            || await db.FindAsync(register.EntryType, [row], cancellation) is not Entry entry)
        {
            return null;
        }

        return new EvidenceSubject(
            owners.Units.Order(StringComparer.Ordinal).First(),
            entry.Area,
            [.. owners.Units.Select(unit => new Demand(Right.EditRegisters, unit, owners.Module, entry.Area))]);
    }
}
