using System.Security.Cryptography;
using System.Text;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Due;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Scheduling;

/// <summary>
/// Tells whoever approves, and whoever decides on corrections, what waits for it: one letter a day at most, with all of it, as soon as something is new,
/// and once a week while nothing is. What was told is asked of the stored letters, never of the scheduler's memory.
/// </summary>
internal sealed class ApprovalSweep(IDbContextFactory<AppDb> databases, PlanInForce plans, ApprovalLetters letters, TimeProvider clock)
{
    public async Task Run(CancellationToken cancellation)
    {
        var (plan, now) = (plans.Current, clock.GetUtcNow());
        var today = plan.DayOf(now);
        if (plan.At(today, plan.File.Schedules.RemindAt) > now)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var drafts = await db.FigureDrafts.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.State == DraftState.Submitted).ToListAsync(cancellation);
        foreach (var (what, recipient, waiting) in drafts.Count == 0 ? [] : await ByReader(db, plan, drafts, cancellation))
        {
            var prefix = $"{what.Key}|{plan.Id}|{recipient.Unit}|{recipient.Key.Area}|{recipient.Address}|";
            var (begun, latest) = (plan.At(today, TimeOnly.MinValue), now + AheadOfClock.Apart);
            if (await db.Outbox.AnyAsync(
                row => row.Kind == OutboxKind.Approval && row.DedupeKey.StartsWith(prefix) && row.CreatedAt >= begun && row.CreatedAt <= latest, cancellation))
            {
                continue;
            }

            var week = string.Create(
                CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(today.ToDateTime(default))}-{ISOWeek.GetWeekOfYear(today.ToDateTime(default))}");
            if (await db.ToSend($"{prefix}{week}|{Digest(waiting.Select(draft => draft.Row))}", now, cancellation) is not { } key)
            {
                continue;
            }

            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            db.Add(await letters.Write(plan, what, recipient, waiting, key));
            await db.SaveChangesAsync(cancellation);
            await AuditTrail.Append(db, new AuditNote(Actor.System("Lịch"), AuditActions.TellApprovers, null, plan), now, cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    // Each by an own address. Those without one read their unit's mail: of who approves it is the one that handed in.
    private async Task<IEnumerable<(WaitingFor What, Recipient Reader, IReadOnlyList<PlacedDraft> Waiting)>> ByReader(
        AppDb db, Plan plan, List<FigureDraftRow> drafts, CancellationToken cancellation)
    {
        var told = new List<(WaitingFor What, Recipient Reader, PlacedDraft Draft)>();
        var locked = await new PeriodLocks(db).All(plan, cancellation);
        var placed = PlacedDraft.Of(plans, drafts).ToLookup(draft => draft.IsForTheOffice(locked));
        foreach (var account in await db.Users.AsNoTracking().Where(user => user.DeactivatedAt == null).ToListAsync(cancellation))
        {
            var actor = await Actors.Of(db, account, plan.Id, "lịch", cancellation);
            var own = Envelope.TryAddress(account.Email, out _)
                ? new Recipient(account.Email!.Length <= Sizes.Id ? account.Email : account.Email[..Sizes.Id], account.DisplayName, null, account.Email) : null;
            told.AddRange(
                from what in WaitingFor.All
                where actor.MaySomewhere(what.Right)
                from draft in placed[what.IsForTheOffice]
                where actor.May(new Demand(what.Right, draft.Row.Unit, draft.Figure.Module, draft.Area.Id), plan)
                let unit = what.IsForTheOffice ? account.Unit : draft.Row.Unit
                where own is not null || (unit is not null && plan.Units.ContainsKey(unit))
                select (what, own ?? plan.RecipientFor(unit!, draft.Area), draft));
        }

        return told.GroupBy(one => (one.What, one.Reader)).Select(group =>
            (group.Key.What, group.Key.Reader, (IReadOnlyList<PlacedDraft>)[.. group.Select(one => one.Draft).DistinctBy(draft => draft.Row.Id)]));
    }

    // A number that was taken back and handed in again is new.
    private static string Digest(IEnumerable<FigureDraftRow> waiting) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        ' ', waiting.OrderBy(draft => draft.Id).Select(draft => FormattableString.Invariant($"{draft.Id}:{draft.SubmittedAt?.UtcTicks}"))))))[..16];
}
