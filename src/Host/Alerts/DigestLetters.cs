using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>Writes one letter for each reader whose bad verdicts differ from what the reader was last told.</summary>
internal sealed class DigestLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, PlanInForce plans, MadeUp madeUp)
{
    public async Task<(IReadOnlyList<OutboxRow> Messages, IReadOnlyList<Notice> Notices)> Write(
        AppDb db, Plan plan, RunRow run, AlertMoves moves, IReadOnlyList<RunInForce> runs, CancellationToken cancellation)
    {
        var told = (await db.Notices.AsNoTracking().Where(notice => notice.PlanId == plan.Id).ToListAsync(cancellation))
            .ToDictionary(notice => (notice.Unit, notice.Area));
        var readers = Readers(plan, plans, moves, told.Where(one => one.Value.BadVerdicts.Length > 0).Select(one => one.Key));
        var failed = (await db.Failures.AsNoTracking().Where(failure => failure.RunId == run.Id).Select(failure => new Case(failure.Rule, failure.Area)).ToListAsync(cancellation)).ToHashSet();
        var messages = new List<OutboxRow>();
        var notices = new List<Notice>();
        foreach (var (recipient, alerts) in readers)
        {
            var before = told.GetValueOrDefault(recipient.Key);
            var lines = NoticeLines.Write(alerts);
            if (lines == (before?.BadVerdicts ?? "") && (before is null || lines.Length == 0 || !await IsAhead(db, before, run, cancellation)))
            {
                continue;
            }

            var facts = new DigestFacts(plan, plans, run, recipient, alerts, NoticeLines.Read(before?.BadVerdicts), moves, failed);
            var courses = await CaseCourses.Read(db, runs, facts.Cases, cancellation);
            var (digest, images) = DigestContent.Of(facts, courses, pages, madeUp.IsIt);
            var letter = await templates.Letter<DigestMail, Digest>(digest, digest.Frame, DigestText.Write(digest), images);
            messages.Add(outgoing.Post(plan, OutboxKind.Digest, recipient, letter, facts.Cases.Select(one => one.Area), $"digest|{plan.Id}|{recipient.Unit}|{recipient.Key.Area}|{run.Id}", run.Id));
            notices.Add(Tell(plan, run, recipient, before, lines, messages[^1].CreatedAt));
        }

        return (messages, notices);
    }

    // What was told by a run of a clock that was ahead is told again by one that is made when it is due.
    private static Task<bool> IsAhead(AppDb db, NoticeRow told, RunRow run, CancellationToken cancellation) =>
        db.Runs.Where(later => later.Id > told.RunId).Select(later => later.StartedAt).PutClockBack(told.At, run.StartedAt, cancellation);

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

        return standing.OrderBy(reader => reader.Key.Unit, StringComparer.Ordinal).ThenBy(reader => reader.Key.Area, StringComparer.Ordinal).Select(reader => reader.Value);
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
