using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>Writes one letter for each reader whose bad verdicts differ from what the reader was last told.</summary>
internal sealed class DigestLetters(
    IDbContextFactory<AppDb> databases, MailTemplates templates, OutgoingMail outgoing, PublicPages pages, PlanInForce plans, MadeUp madeUp)
{
    /// <summary>What so many letters show is read at once, and charts are kept for them: those of one place come one after the other.</summary>
    private const int ReadersAtOnce = 200;

    public async Task<(IReadOnlyList<OutboxRow> Messages, IReadOnlyList<Notice> Notices)> Write(
        AppDb db, Plan plan, RunRow run, AlertMoves moves, IReadOnlyList<RunInForce> runs, CancellationToken cancellation)
    {
        var told = (await db.Notices.AsNoTracking().Where(notice => notice.PlanId == plan.Id).ToListAsync(cancellation))
            .ToDictionary(notice => (notice.Unit, notice.Area));
        var failed = (await db.Failures.AsNoTracking().Where(failure => failure.RunId == run.Id).Select(failure => new Case(failure.Rule, failure.Area))
            .ToListAsync(cancellation)).ToHashSet();
        var standing = moves.Standing.Select(Case.Of).ToHashSet();
        var due = new List<DueDigest>();
        foreach (var (recipient, alerts) in Readers(plan, plans, moves, told.Where(one => one.Value.BadVerdicts.Length > 0).Select(one => one.Key)))
        {
            var before = told.GetValueOrDefault(recipient.Key);
            var lines = NoticeLines.Write(alerts);
            if (lines != (before?.BadVerdicts ?? "") || (before is not null && lines.Length > 0 && await IsAhead(db, before, run, cancellation)))
            {
                due.Add(new DueDigest(
                    new DigestFacts(plan, plans, run, recipient, DigestContent.InOrder(plan, alerts), NoticeLines.Read(before?.BadVerdicts), standing, failed),
                    before, lines));
            }
        }

        var notices = new List<Notice>();
        foreach (var some in due.Chunk(ReadersAtOnce))
        {
            var messages = await Compose(db, some, run, runs, cancellation);
            notices.AddRange(some.Zip(messages, (one, message) => Tell(plan, run, one.Facts.Recipient, one.Before, one.Lines, message.CreatedAt)));
            if (due.Count == some.Length)
            {
                return (messages, notices);
            }

            await WriteAhead(messages, db.Recording.Note, run, cancellation);
        }

        return ([], notices);
    }

    // A country's letters are too many for memory, and for the transaction that others wait for. Nobody sees them until the run is completed.
    private async Task WriteAhead(IReadOnlyList<OutboxRow> messages, AuditNote? note, RunRow run, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.AddRange(messages);
        await db.SaveChangesAsync(cancellation);
        await AuditTrail.Append(db, note ?? new AuditNote(Actor.System(run.By), nameof(EvaluateQuarter)), messages[^1].CreatedAt, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<IReadOnlyList<OutboxRow>> Compose(AppDb db, DueDigest[] due, RunRow run, IReadOnlyList<RunInForce> runs, CancellationToken cancellation)
    {
        var plan = due[0].Facts.Plan;
        var gone = await CaseCourses.Read(db, [.. runs.Where(other => other.Quarter == run.Period)], [.. due.SelectMany(one => one.Facts.Gone)], cancellation);
        var listed = await CaseCourses.Read(
            db, runs, [.. due.SelectMany(one => one.Facts.Alerts.Take(DigestContent.MostListed).Select(Case.Of))], cancellation);
        var courses = gone.Concat(listed).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        var pictures = new CourseImages(plan);
        var messages = new List<OutboxRow>(due.Length);
        foreach (var facts in due.Select(one => one.Facts))
        {
            var (digest, images) = DigestContent.Of(facts, courses, pictures, pages, madeUp.IsIt);
            var letter = await templates.Letter<DigestMail, Digest>(digest, digest.Frame, DigestText.Write(digest), images);
            var key = $"digest|{plan.Id}|{facts.Recipient.Unit}|{facts.Recipient.Key.Area}|{run.Id}";
            messages.Add(outgoing.Post(plan, OutboxKind.Digest, facts.Recipient, letter, facts.Cases.Select(one => one.Area), key, run.Id));
        }

        return messages;
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

/// <summary>A reader who is told, and what the notice says before and after.</summary>
internal sealed record DueDigest(DigestFacts Facts, NoticeRow? Before, string Lines);
