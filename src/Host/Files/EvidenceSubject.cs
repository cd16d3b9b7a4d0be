using System.Globalization;
using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Plans;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Files;

/// <summary>What a file is evidence for: a figure's value, a register's row, an assignment or an alert. Whose it is follows from the subject, never from a form.</summary>
/// <param name="Unit">Whose the file is.</param>
/// <param name="Area">Where.</param>
/// <param name="Demands">What whoever adds or withdraws a file must be allowed.</param>
internal sealed record EvidenceSubject(string Unit, string Area, IReadOnlyList<Demand> Demands)
{
    /// <summary>Longest subject, in characters.</summary>
    public const int Longest = 400;

    public static string OfFigure(string figure, string area, Period period) => $"figure:{figure}/{area}/{period}";

    public static string OfRow(string register, long row) => string.Create(CultureInfo.InvariantCulture, $"row:{register}/{row}");

    public static string OfAssignment(string assignment) => $"assignment:{assignment}";

    public static string OfAlert(long alert) => string.Create(CultureInfo.InvariantCulture, $"alert:{alert}");

    public static async Task<EvidenceSubject?> Find(AppDb db, Plan plan, string? subject, CancellationToken cancellation) =>
        subject is null or { Length: > Longest } ? null : subject.Split(':', 2) switch
        {
            ["figure", var rest] => Figure(plan, rest.Split('/')),
            ["row", var rest] => await Row(db, plan, rest.Split('/'), cancellation),
            ["assignment", var id] => Assignment(plan, id),
            ["alert", var id] => await Alert(db, plan, id, cancellation),
            _ => null,
        };

    public bool MayBeChangedBy(Actor actor, Plan plan) => Demands.All(demand => actor.May(demand, plan));

    private static EvidenceSubject? Figure(Plan plan, string[] parts) =>
        parts is [var id, var area, var period]
        && plan.FigureById.GetValueOrDefault(id) is { ReportedBy: { } unit } figure
        && plan.Areas.Find(area) is not null && Period.TryParse(period, out var given) && given.Year >= plan.From.Year && given.Year <= plan.To.Year
            ? new EvidenceSubject(unit, area, [new Demand(Right.EnterFigures, unit, figure.Module, area)])
            : null;

    private static async Task<EvidenceSubject?> Row(AppDb db, Plan plan, string[] parts, CancellationToken cancellation)
    {
        if (parts is not [var id, var number] || Number(number) is not { } row
            || InstalledModules.All.SelectMany(module => module.Registers).FirstOrDefault(known => known.Id == id) is not { } register
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

    private static EvidenceSubject? Assignment(Plan plan, string id) =>
        plan.File.Assignments.FirstOrDefault(known => known.Id == id) is { } assignment && plan.Areas.Roots is [var root, ..]
            ? new EvidenceSubject(assignment.Lead, root.Id, [AssignmentDemands.ToUpdate(plan, assignment.Lead)])
            : null;

    private static async Task<EvidenceSubject?> Alert(AppDb db, Plan plan, string id, CancellationToken cancellation) =>
        Number(id) is { } number
        && await db.Alerts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == number && row.PlanId == plan.Id, cancellation) is { } alert
            ? new EvidenceSubject(alert.Unit, alert.Area, [new Demand(Right.AnswerAlerts, alert.Unit, Area: alert.Area)])
            : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
