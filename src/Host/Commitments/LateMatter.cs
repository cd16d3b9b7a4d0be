using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;

namespace ActionPlan.Host.Commitments;

/// <summary>Something whose day has passed: on an alert, or an assignment.</summary>
internal sealed record LateMatter(Owed Owed, AlertRow? Alert, AssignmentStanding? Assignment)
{
    public string Unit => Alert?.Unit ?? Assignment!.Definition.Lead;

    /// <summary>Null of a unit, a kind or areas is any. An assignment of the plan's document is the whole plan's: it is found under each area.</summary>
    public bool IsOf(string? unit, string? kind, IReadOnlyList<string>? areas) =>
        (unit is null || Unit == unit) && (kind is null || Owed.Kind.ToString() == kind)
            && (areas is null || (Alert?.Area ?? Assignment?.Decided?.Area) is not { } area || areas.Contains(area, StringComparer.Ordinal));

    /// <summary>What was promised, asked or last said.</summary>
    public string? Said => Owed.Kind switch
    {
        OwedKind.Remedy => Alert!.Remedy,
        OwedKind.Explanation => Question?.Text,
        OwedKind.Assignment => Assignment!.Newest?.Note,
        _ => null,
    };

    /// <summary>Who answers for the remedy, or who asked.</summary>
    public string? Person =>
        Owed.Kind switch { OwedKind.Remedy => Alert!.RemedyPerson, OwedKind.Explanation => Question?.By, _ => Assignment?.Decided?.Person };

    private AlertEventRow? Question => Alert?.Events.Find(happened => happened.Id == Owed.Question);

    /// <summary>Whether those above were told of this very date already.</summary>
    public bool IsEscalated => Told is not null;

    /// <summary>The row that says so last, and when; null where there is none.</summary>
    public (long Id, DateTimeOffset At)? Told => Alert is not null
        ? Alert.Events.FindLast(
            happened => happened.Kind == AlertEventKind.Escalated && happened.Text == Owed.Kind.ToString() && happened.DueOn == Owed.By
                && happened.QuestionId == Owed.Question) is { } told
            ? (told.Id, told.At) : null
        : Assignment!.Happened.LastOrDefault(row => row.Kind == AssignmentUpdateKind.Escalated && row.DueOn == Owed.By) is { } update
        ? (update.Id, update.At) : null;
}

internal sealed class LateMatterReading(AppDb db)
{
    /// <summary>All that is late in the plan, the gravest and longest overdue first.</summary>
    /// <param name="areas">The areas whose alerts are asked for, by id; null for all. Assignments are told all the same.</param>
    public async Task<IReadOnlyList<LateMatter>> Read(
        Plan plan, DateOnly today, CancellationToken cancellation, IReadOnlyList<string>? areas = null) =>
        await Read(plan, await new AssignmentStandings(db).Read(plan, cancellation), today, cancellation, areas);

    /// <summary>The same, where the assignments are read already.</summary>
    public async Task<IReadOnlyList<LateMatter>> Read(
        Plan plan, IEnumerable<AssignmentStanding> assignments, DateOnly today, CancellationToken cancellation, IReadOnlyList<string>? areas = null)
    {
        var alerts = await db.Alerts.AsNoTracking().In(areas).ThatMayBeLate(plan, today, [])
            .Include(alert => alert.Events.Where(happened =>
                happened.Kind == AlertEventKind.Asked || happened.Kind == AlertEventKind.Explained || happened.Kind == AlertEventKind.Escalated
                || happened.Kind == AlertEventKind.TermEnded || happened.Kind == AlertEventKind.TermResumed || happened.Kind == AlertEventKind.CarriedOn)
                .OrderBy(happened => happened.Id))
            .ToListAsync(cancellation);
        var onAlerts = alerts.SelectMany(alert => plan.Owes(alert), (alert, owed) => new LateMatter(owed, alert, null));
        var assigned = assignments.Where(standing => standing.Owed is not null).Select(standing => new LateMatter(standing.Owed!, null, standing));
        return [.. onAlerts.Concat(assigned).Where(matter => matter.Owed.IsLate(today)).OrderBy(matter => matter.Owed.Kind).ThenBy(matter => matter.Owed.By)];
    }
}
