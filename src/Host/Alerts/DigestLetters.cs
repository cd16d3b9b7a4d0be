using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// Decides who is told of a run: one letter for each reader whose bad verdicts differ from what the reader was last told. What it says is stored as
/// facts, and composed before it is sent (<see cref="DigestComposing"/>).
/// </summary>
internal sealed class DigestLetters(OutgoingMail outgoing, PlanInForce plans, MadeUp madeUp)
{
    public async Task<(IReadOnlyList<OutboxRow> Messages, IReadOnlyList<Notice> Notices)> Write(
        AppDb db, Plan plan, RunRow run, AlertMoves moves, CancellationToken cancellation)
    {
        var told = (await db.Notices.AsNoTracking().Where(notice => notice.PlanId == plan.Id).ToListAsync(cancellation))
            .ToDictionary(notice => (notice.Unit, notice.Area));
        var began = await Began(db, told.Values, cancellation);
        var failed = (await db.Failures.AsNoTracking().Where(failure => failure.RunId == run.Id).Select(failure => new Case(failure.Rule, failure.Area))
            .ToListAsync(cancellation)).ToHashSet();
        var standing = moves.Standing.Select(Case.Of).ToHashSet();
        var places = plan.Targets.Select((target, index) => (target.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        var due = new List<(Recipient Recipient, DigestFacts Facts, NoticeRow? Before, string Lines)>();
        foreach (var (recipient, alerts) in Readers(plan, plans, moves, told.Where(one => one.Value.BadVerdicts.Length > 0).Select(one => one.Key)))
        {
            var before = told.GetValueOrDefault(recipient.Key);
            var lines = NoticeLines.Write(alerts);
            if (lines != (before?.BadVerdicts ?? "") || (before is not null && lines.Length > 0 && IsAhead(began, before, run)))
            {
                due.Add((recipient, Facts(plan, places, alerts, NoticeLines.Read(before?.BadVerdicts), standing, failed), before, lines));
            }
        }

        var over = await Statuses(db, run, [.. due.Where(one => one.Facts.Now.Count == 0).SelectMany(one => one.Facts.Gone)], cancellation);
        var messages = new List<OutboxRow>(due.Count);
        var notices = new List<Notice>(due.Count);
        foreach (var (recipient, facts, before, lines) in due)
        {
            var message = outgoing.Later(
                plan, OutboxKind.Digest, recipient, Subject(run, recipient, facts, over), facts.Write(), facts.Areas,
                $"digest|{plan.Id}|{recipient.Unit}|{recipient.Key.Area}|{run.Id}", run.Id);
            messages.Add(message);
            notices.Add(Tell(plan, run, recipient, before, lines, message.CreatedAt));
        }

        return (messages, notices);
    }

    private static DigestFacts Facts(
        Plan plan, Dictionary<string, int> places, IReadOnlyList<AlertRow> alerts, IReadOnlyDictionary<Case, Status> before, HashSet<Case> standing,
        HashSet<Case> failed)
    {
        var now = alerts.Select(Case.Of).ToHashSet();
        return new DigestFacts(
            plan.Version,
            [
                .. alerts.OrderBy(alert => alert.Status).ThenBy(alert => places[alert.Target]).ThenBy(alert => alert.Area, StringComparer.Ordinal)
                    .Select(alert => new ToldCase(
                        alert.Target, alert.Area, alert.Status, before.TryGetValue(Case.Of(alert), out var was) ? was : null, Promise(alert))),
            ],
            [
                .. before.Where(one => !now.Contains(one.Key)).OrderBy(one => places.GetValueOrDefault(one.Key.Target, int.MaxValue))
                    .Select(one => new GoneCase(one.Key.Target, one.Key.Area, one.Value, standing.Contains(one.Key), failed.Contains(one.Key))),
            ]);
    }

    private static string? Promise(AlertRow alert) => alert is { State: AlertState.Acknowledged, Remedy: { } remedy, RemedyBy: { } by }
        ? $"{remedy.TrimEnd('.', ' ')} (hạn {LetterWords.Day(by)})" : null;

    // Of those who have nothing bad to read any more: whether all of it was remedied stands in the subject.
    private static async Task<Dictionary<Case, Status>> Statuses(AppDb db, RunRow run, IReadOnlyList<GoneCase> gone, CancellationToken cancellation) =>
        (await CaseCourses.Read(db, [new RunInForce(run.Id, run.Period)], [.. gone.Select(one => one.Case)], cancellation))
            .ToDictionary(one => one.Key, one => one.Value.Quarters[0].Verdict.Status);

    private string Subject(RunRow run, Recipient recipient, DigestFacts facts, Dictionary<Case, Status> over) => LetterFrame.SubjectOf(
        madeUp.IsIt,
        DigestWords.Topic(
            run.Period, recipient.ContactArea?.Name, status => facts.Now.Count(one => one.Status == status), facts.Gone.Count,
            () => facts.Gone.All(one => one.Reason(over.TryGetValue(one.Case, out var now) ? now : null) == DepartureReason.Remedied)));

    // What was told by a run of a clock that was ahead is told again by one that is made when it is due.
    private static bool IsAhead(IReadOnlyList<(long Id, DateTimeOffset At)> began, NoticeRow told, RunRow run) =>
        began.Where(later => later.Id > told.RunId).Select(later => later.At).PutClockBack(told.At, run.StartedAt);

    // Asked once, however many readers were told before.
    private static async Task<IReadOnlyList<(long Id, DateTimeOffset At)>> Began(AppDb db, IEnumerable<NoticeRow> told, CancellationToken cancellation)
    {
        var first = told.Select(notice => notice.RunId).DefaultIfEmpty(long.MaxValue).Min();
        return [.. (await db.Runs.Where(run => run.Id > first).Select(run => new { run.Id, run.StartedAt }).ToListAsync(cancellation))
            .Select(run => (run.Id, run.StartedAt))];
    }

    // Those who have something bad to read, and those who had: they are told that it is over.
    private static IEnumerable<(Recipient Recipient, IReadOnlyList<AlertRow> Alerts)> Readers(
        Plan plan, PlanInForce plans, AlertMoves moves, IEnumerable<(string Unit, string Area)> told)
    {
        var standing = moves.Standing
            .SelectMany(alert => Units(plan, alert.Target), (alert, unit) => (Recipient: plan.RecipientFor(unit, plan.Areas.Find(alert.Area)!), Alert: alert))
            .GroupBy(pair => pair.Recipient.Key)
            .ToDictionary(group => group.Key, group => (group.First().Recipient, Alerts: (IReadOnlyList<AlertRow>)[.. group.Select(pair => pair.Alert)]));
        foreach (var key in told.Where(key => !standing.ContainsKey(key)))
        {
            if ((plan.ReaderWith(key) ?? Former(plan, plans, key)) is { } reader)
            {
                standing[key] = (reader, []);
            }
        }

        return standing.OrderBy(reader => reader.Key.Area, StringComparer.Ordinal).ThenBy(reader => reader.Key.Unit, StringComparer.Ordinal)
            .Select(reader => reader.Value);
    }

    // A unit or area that the plan no longer has is told a last time, as its reader last was. Of one whose contact alone has gone, another reader is told.
    private static Recipient? Former(Plan plan, PlanInForce plans, (string Unit, string Area) key) =>
        plan.Units.ContainsKey(key.Unit) && (key.Area.Length == 0 || plan.Areas.Find(key.Area) is not null)
            ? null
            : plans.Versions().Select(version => version.ReaderWith(key)).FirstOrDefault(reader => reader is not null);

    /// <summary>The units that are told of a target.</summary>
    public static IEnumerable<string> Units(Plan plan, string target)
    {
        var definition = plan.TargetByKey[target].Definition;
        return definition.With.Prepend(definition.Responsible).Distinct(StringComparer.Ordinal);
    }

    private static Notice Tell(Plan plan, RunRow run, Recipient recipient, NoticeRow? before, string lines, DateTimeOffset now)
    {
        var row = before ?? new NoticeRow { PlanId = plan.Id, Unit = recipient.Unit, Area = recipient.Key.Area, RunId = run.Id, BadVerdicts = lines, At = now };
        row.RunId = run.Id;
        row.BadVerdicts = lines;
        row.At = now;
        return new Notice(row, before is null);
    }
}
