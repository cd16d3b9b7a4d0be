using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Reports;

/// <summary>
/// What a report tells beside verdicts and what may change later: commitments, steps of works, assignments. It is kept with the report as it
/// stood when the report was drafted.
/// </summary>
internal sealed record ReportSnapshot
{
    private static readonly ReportSnapshotJson Context = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    /// <summary>The day it was taken.</summary>
    public required DateOnly On { get; init; }

    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    public IReadOnlyList<WorkStep> Steps { get; init; } = [];

    public IReadOnlyList<AssignmentProgress> Assignments { get; init; } = [];

    /// <summary>As printed, once it is issued.</summary>
    public ReportNames? Names { get; init; }

    /// <summary>The audit trail's newest entry when it was issued, as printed.</summary>
    public AuditHead? Head { get; init; }

    /// <summary>What a corrigendum corrects; null for a report.</summary>
    public Corrigendum? Corrigendum { get; init; }

    public static ReportSnapshot Read(string json) => JsonSerializer.Deserialize(json, Context.ReportSnapshot)!;

    public string Write() => JsonSerializer.Serialize(this, Context.ReportSnapshot);

    public Commitment? Of(Target target) => Commitments.FirstOrDefault(one => one.Target == target.Key);

    /// <summary>As things stand now for the quarter: alerts that stood when its run was completed, steps planned or reached until its end.</summary>
    public static async Task<ReportSnapshot> Take(AppDb db, Plan plan, Area area, long runId, DateOnly today, CancellationToken cancellation)
    {
        var run = await db.Runs.AsNoTracking().SingleAsync(one => one.Id == runId && one.CompletedAt != null, cancellation);
        var alerts = await db.Alerts.AsNoTracking().Where(alert => alert.PlanId == plan.Id && alert.Area == area.Id).ToListAsync(cancellation);
        var standing = alerts
            .Where(alert => alert.OpenedRunId <= runId && (alert.ResolvedAt is null || alert.ResolvedAt > run.CompletedAt))
            .GroupBy(alert => alert.Target, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(alert => alert.Id).First())
            .Select(alert => new Commitment(alert.Target, alert.Unit, Line(alert.Cause), Line(alert.Remedy), alert.RemedyBy, Line(alert.RemedyPerson)));
        return new ReportSnapshot
        {
            On = today,
            Commitments = [.. standing],
            Steps = await ReadSteps(db, plan, area, cancellation),
            Assignments = await ReadAssignments(db, plan, cancellation),
        };
    }

    // What meetings gave stands in their conclusions; the report is on the programme's own.
    private static async Task<IReadOnlyList<AssignmentProgress>> ReadAssignments(AppDb db, Plan plan, CancellationToken cancellation) =>
    [
        .. (await new AssignmentStandings(db).Read(plan, cancellation)).Where(one => one.Decided is null && (one.Newest is not null || one.Due is not null))
            .Select(one => new AssignmentProgress(
            one.Definition.Id, one.Newest is null ? null : AssignmentWords.Of(one), Line(one.Newest?.Note),
            one.Newest is { } newest ? plan.DayOf(newest.At) : null, one.Due)),
    ];

    private static async Task<IReadOnlyList<WorkStep>> ReadSteps(AppDb db, Plan plan, Area area, CancellationToken cancellation)
    {
        var areas = area.WithDescendants().Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var works = plan.File.Works.Select(work => work.Id).ToHashSet(StringComparer.Ordinal);
        var steps = new List<WorkStep>();
        foreach (var register in InstalledModules.OfWorks)
        {
            var rows = await register.Rows(db, new RowFilter()).ToListAsync(cancellation);
            steps.AddRange(rows.Where(row => areas.Contains(row.Area) && row.Work is { } work && works.Contains(work))
                .Select(row => new WorkStep(row.Work!, Line(row.Text) ?? "", row.Day, row.DoneOn)));
            // What was not reached in the term before goes on.
            steps.AddRange((await CarriedRows.Of(db, plan, register, cancellation))
                .Where(carried => carried.Work is not null && carried.Areas.Any(one => areas.Contains(one.Id)))
                .Select(carried => (carried.Work, Row: register.Row(carried.Entry)))
                .Select(carried => new WorkStep(carried.Work!, Line(carried.Row.Text) ?? "", carried.Row.Day, carried.Row.DoneOn)));
        }

        return [.. steps.OrderBy(step => step.Planned).ThenBy(step => step.Name, StringComparer.Ordinal)];
    }

    // Reports put it into a sentence: one line, and no full stop of its own.
    private static string? Line(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ';', ' ');
}

/// <summary>What the unit said of an alert: null where it has not.</summary>
internal sealed record Commitment(string Target, string Unit, string? Cause, string? Remedy, DateOnly? By, string? Person = null);

/// <summary>A milestone of a key work.</summary>
internal sealed record WorkStep(string Work, string Name, DateOnly? Planned, DateOnly? Done)
{
    public bool IsReachedBy(DateOnly day) => Done <= day;

    public bool IsLateOn(DateOnly day) => Planned <= day && !IsReachedBy(day);
}

/// <summary>What the leading unit last said of an assignment, and when it is due.</summary>
internal sealed record AssignmentProgress(string Id, string? State, string? Told, DateOnly? On, DateOnly? Due);

[JsonSerializable(typeof(ReportSnapshot))]
internal sealed partial class ReportSnapshotJson : JsonSerializerContext;
