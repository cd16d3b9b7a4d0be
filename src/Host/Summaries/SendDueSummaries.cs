using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using Mediator;

namespace ActionPlan.Host.Summaries;

/// <summary>
/// Mails the summaries that the plan's schedules ask for, once a quarter and reader. A unit that the run's digest of alerts goes to is told
/// by that: it gets no second letter.
/// </summary>
internal sealed record SendDueSummaries(Period Quarter) : ICommand<int>, ITransactional, IByTheMachine;

internal sealed class SendDueSummariesHandler(AppDb db, PlanInForce plans, SummaryReading reading, SummaryLetters letters, TimeProvider time)
    : ICommandHandler<SendDueSummaries, int>
{
    private const string Again = "|again";

    // After a week it is no news any more; the schedule may just have been told to send, long after the quarter.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    public async ValueTask<int> Handle(SendDueSummaries command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        await db.LockAlerts(cancellationToken);
        if (await db.Runs.AsNoTracking().InForce(plan.Id, command.Quarter, cancellationToken) is not { } run || run.CompletedAt < time.GetUtcNow() - Fresh)
        {
            return 0;
        }

        var prefix = FormattableString.Invariant($"summaries|{plan.Id}|{command.Quarter}|");
        var sent = await db.Outbox.Where(row => row.Kind == OutboxKind.Summary && row.DedupeKey.StartsWith(prefix))
            .Select(row => new { row.DedupeKey, row.RunId, row.CreatedAt }).ToListAsync(cancellationToken);
        // A letter dated after a run that was made after it was sent by a clock that was ahead: its day had not come.
        var told = sent.Where(row => row.RunId >= run.Id || row.CreatedAt <= run.StartedAt + AheadOfClock.Apart).Select(row => row.DedupeKey.Split(Again)[0])
            .ToHashSet(StringComparer.Ordinal);
        var due = (await Due(plan, run, cancellationToken)).Where(one => !told.Contains(Key(one))).ToList();
        var facts = await Facts(plan, command.Quarter, due, cancellationToken);
        foreach (var one in due)
        {
            db.Add(await letters.Write(plan, one.Recipient, [.. one.Pages.Select(page => reading.Compose(
                facts[page.Area] with { Owed =
                    one.IsLeader ? facts[page.Area].Owed : [.. facts[page.Area].Owed.Where(cell => cell.Unit == one.Recipient.Unit)] }, page.Subject))],
                    one.Pages.Select(page => page.Area), Free(one), run.Id));
        }

        return due.Count;

        string Free(DueLetter one) => sent.Exists(row => row.DedupeKey == Key(one)) ? FormattableString.Invariant($"{Key(one)}{Again}{run.Id}") : Key(one);

        string Key(DueLetter one) => $"{prefix}{(one.IsLeader ? "all" : "own")}|{one.Recipient.Unit}|{one.Recipient.Key.Area}";
    }

    private async Task<IReadOnlyList<DueLetter>> Due(Plan plan, RunRow run, CancellationToken cancellation)
    {
        var roots = plan.Areas.Roots.Where(root => root.ExistsOn(plan.Calendar.LastDay(run.Period))).ToList();
        var told =
            (await db.Outbox.Where(row => row.Kind == OutboxKind.Digest && row.RunId == run.Id).Select(row => new { row.Unit, row.Area })
                .ToListAsync(cancellation))
            .Select(row => (row.Unit, row.Area ?? "")).ToHashSet();
        var own = plan.File.Schedules.SummaryToUnits
            ? plan.Units.Keys.Where(unit => SummarySubject.Unit(unit).Targets(plan).Count > 0)
                .SelectMany(unit => Letters(plan, unit, roots, root => [new(root, SummarySubject.Unit(unit))], isLeader: false))
            : [];
        var leaders = plan.File.Schedules.SummariesTo.SelectMany(unit => Letters(
            plan, unit, roots, root =>
                [.. plan.Modules.Where(module => module.Targets.Count > 0).Select(module => new DuePage(root, SummarySubject.Module(module.Id)))],
                isLeader: true));
        return [.. own.Where(letter => !told.Contains(letter.Recipient.Key)), .. leaders];
    }

    // One letter for each address that the unit has: it holds the pages of all areas that it serves.
    private static IEnumerable<DueLetter> Letters(Plan plan, string unit, IReadOnlyList<Area> roots, Func<Area, IReadOnlyList<DuePage>> pages, bool isLeader) =>
        roots.GroupBy(root => plan.RecipientFor(unit, root).Key)
            .Select(group => new DueLetter(plan.RecipientFor(unit, group.First()), [.. group.SelectMany(pages)], isLeader));

    private async Task<Dictionary<Area, SummaryFacts>> Facts(Plan plan, Period quarter, IReadOnlyList<DueLetter> due, CancellationToken cancellation)
    {
        var facts = new Dictionary<Area, SummaryFacts>();
        foreach (var area in due.SelectMany(one => one.Pages.Take(SummaryLetter.Most + 1)).Select(page => page.Area).Distinct())
        {
            facts[area] = await reading.Load(quarter, area, SummaryReading.Reporting(plan), cancellation);
        }

        return facts;
    }

    private sealed record DuePage(Area Area, SummarySubject Subject);

    private sealed record DueLetter(Recipient Recipient, IReadOnlyList<DuePage> Pages, bool IsLeader);
}
