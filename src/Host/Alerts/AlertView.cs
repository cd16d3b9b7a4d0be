using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Alerts;

/// <summary>An alert with all that its page tells.</summary>
/// <param name="Target">Its target, as it last was.</param>
/// <param name="Area">Its area; null where the plan no longer has it.</param>
/// <param name="Course">What the runs in force say of it.</param>
internal sealed record AlertView(AlertRow Alert, Target? Target, Area? Area, CaseCourse? Course)
{
    /// <summary>The verdict that gave the status.</summary>
    public (Period Quarter, VerdictRow Verdict)? Telling => Course?.LastWith(Alert.Status);

    /// <summary>Whether the term's end closed what was open on it.</summary>
    public bool IsEndedWithTerm => Alert.IsEndedWithTerm;

    /// <summary>Whether it ended because there is nothing to judge any more, which nobody remedied.</summary>
    public bool IsNoLongerJudged => Alert.State == AlertState.Resolved
        && Alert.Events.FindLast(happened => happened.Kind == AlertEventKind.Resolved) is { } ended
        && (ended.Status is not { } status || Bearings.Of(status, overdue: false) == Bearing.Void);

    public IReadOnlyList<AskedQuestion> Questions(Plan plan) =>
    [
        .. from asked in Alert.Events
           where asked.Kind == AlertEventKind.Asked
           let said = Alert.Events.Find(happened => happened.Explains(asked))
           select new AskedQuestion(
               asked.Id, asked.By, Show.Moment(asked.At, plan.TimeZone), asked.DueOn!.Value, asked.Text ?? "", said?.Text, said?.By,
               Show.Moment(said?.At, plan.TimeZone)),
    ];
}

internal sealed class AlertViews(AppDb db)
{
    /// <summary>The alerts that stand in an area by their targets, with what is owed on them.</summary>
    public async Task<IReadOnlyDictionary<string, AlertRow>> Standing(string planId, string area, CancellationToken cancellation) =>
        (await db.Alerts.AsNoTracking().WithQuestions().Where(alert => alert.PlanId == planId && alert.Area == area && alert.State != AlertState.Resolved)
            .ToListAsync(cancellation))
        .GroupBy(alert => alert.Target, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.MaxBy(alert => alert.Id)!, StringComparer.Ordinal);

    /// <summary>The newest alert of a target; null where there is none.</summary>
    public Task<long?> Newest(string planId, string target, string? area, CancellationToken cancellation) =>
        db.Alerts.Where(row => row.PlanId == planId && row.Target == target && (area == null || row.Area == area))
            .OrderByDescending(row => row.Id).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellation);

    public async Task<AlertView?> Load(PlanInForce plans, long id)
    {
        var plan = plans.Current;
        var alert = await db.Alerts.AsNoTracking().Include(row => row.Events.OrderBy(happened => happened.Id))
            .SingleOrDefaultAsync(row => row.Id == id && row.PlanId == plan.Id);
        if (alert is null)
        {
            return null;
        }

        var runs = await RunsInForce.Read(db, plan.Id, default);
        var courses = await CaseCourses.Read(db, runs, [Case.Of(alert)], default);
        return new AlertView(alert, plans.Known(alert.Target), plan.Areas.Find(alert.Area), courses.GetValueOrDefault(Case.Of(alert)));
    }
}

/// <summary>A question to the unit, with its explanation where there is one. Public, as all that a component is given has to be.</summary>
public sealed record AskedQuestion(long Id, string By, string At, DateOnly DueOn, string Text, string? Explanation, string? ExplainedBy, string ExplainedAt);
