using ActionPlan.Host.Audit;
using ActionPlan.Host.Due;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Scheduling;

/// <summary>Reminds each reader of figures that are missing, once for each moment that the plan names before and after a due date.</summary>
internal sealed class ReminderSweep(
    IDbContextFactory<AppDb> databases, PlanInForce plans, ReminderLetters letters, TimeProvider clock)
{
    public async Task Run(CancellationToken cancellation)
    {
        var plan = plans.Current;
        var now = clock.GetUtcNow();
        var (earliest, latest) = plan.DueDatesToMind(now);
        var due = plans.EntriesDue(plans.InUseSince, earliest, latest)
            .Select(entry => (Entry: entry, Moment: plan.MomentFor(entry.DueOn, now)))
            .Where(pair => pair.Moment is not null).ToList();
        if (due.Count == 0)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var owed = new List<(DueEntry Entry, ReminderMoment Moment, Plan Judging)>();
        foreach (var some in due.GroupBy(pair => plans.For(pair.Entry.Period.LastQuarter)))
        {
            var known = await EnteredFigures.Read(db, plans, some.Key, some.Select(pair => pair.Entry.Period), cancellation);
            // A unit that is no more reads no letters.
            owed.AddRange(some.Where(pair => plan.Units.ContainsKey(pair.Entry.Figure.ReportedBy!)
                && !known.Has(pair.Entry.Figure, pair.Entry.Area, pair.Entry.Period)).Select(pair => (pair.Entry, pair.Moment!, some.Key)));
        }

        var periods = due.Select(pair => pair.Entry.Period).Distinct().ToList();
        var drafts = await db.FigureDrafts.AsNoTracking().Where(row => row.PlanId == plan.Id && periods.Contains(row.Period))
            .ToDictionaryAsync(row => row.Cell, row => row.State, cancellation);
        var missing = owed.GroupBy(one => (Reader(one).Key, one.Moment));
        foreach (var group in missing)
        {
            var (recipient, moment) = (Reader(group.First()), group.Key.Moment);
            var key = string.Create(
                CultureInfo.InvariantCulture, $"reminder|{plan.Id}|{recipient.Unit}|{recipient.Key.Area}|{moment.DueOn:yyyy-MM-dd}|{moment.Offset:+0;-0}");
            if (await db.ToSend(key, now, cancellation) is not { } free)
            {
                continue;
            }

            var letter = await letters.Write(
                plan, recipient, moment.DueOn, [.. group.Select(one => (one.Entry, one.Judging, StateOf(drafts, one.Entry)))], free);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            db.Add(letter);
            await db.SaveChangesAsync(cancellation);
            await AuditTrail.Append(db, new AuditNote(Actor.System("Lịch"), AuditActions.RemindUnits, null, plan), now, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        static Recipient Reader((DueEntry Entry, ReminderMoment Moment, Plan Judging) one) =>
            one.Judging.RecipientFor(one.Entry.Figure.ReportedBy!, one.Entry.Area);
    }

    private static DraftState? StateOf(Dictionary<CellKey, DraftState> drafts, DueEntry entry) =>
        drafts.TryGetValue(entry.Cell, out var state) ? state : null;
}
