using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Scheduling;

/// <summary>Writes to the administrators that the night's backup was not taken, or cannot be put back: a letter a day as long as it is so.</summary>
internal sealed class BackupNotice(
    AppDbFactory databases, PlanInForce plans, RegularBackups backups, MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp,
    TimeProvider clock)
{
    private const string Footer = "Mỗi ngày một thư cho tới khi sao lưu được. Thư gửi tự động từ hệ thống theo dõi chương trình hành động.";

    public async Task Run(CancellationToken cancellation)
    {
        if (backups.Problem is not { } reason || plans.InForce is not { } plan)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await using var db = databases.CreateDbContext();
        foreach (var account in await Administrators(db, cancellation))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"backup|{account.Id}|{plan.DayOf(now):yyyy-MM-dd}");
            if (!Envelope.TryAddress(account.Email, out _) || await db.ToSend(name, now, cancellation) is not { } key)
            {
                continue;
            }

            var recipient = new Recipient(
                account.Email!.Length <= Sizes.Id ? account.Email : account.Email[..Sizes.Id], account.DisplayName, null, account.Email);
            var letter = await templates.Letter(new FactsLetter
            {
                Frame = new LetterFrame(plan.Name, recipient.Addressee, madeUp.IsIt)
                {
                    Topic = "Sao lưu không thành",
                    Heading = "Sao lưu không thành",
                    Page = pages.Page("admin/health"),
                    Button = "Xem tình trạng hệ thống",
                    Invitation = "Xem tại",
                    Footer = Footer,
                },
                Facts =
                [
                    ("Bản mới nhất còn giữ", Moment(plan.TimeZone, backups.Newest?.At)),
                    ("Lần khôi phục thử gần nhất", Moment(plan.TimeZone, backups.LastProved)),
                ],
                Quote = reason,
            });
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            db.Add(outgoing.Post(plan, OutboxKind.Backup, recipient, letter, [], key));
            await db.SaveChangesAsync(cancellation);
            await AuditTrail.Append(db, new AuditNote(Actor.System("Lịch"), AuditActions.TellAdministrators, null, plan), now, cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private static async Task<List<UserAccount>> Administrators(AppDb db, CancellationToken cancellation)
    {
        var entitled = db.Grants.Where(grant => grant.Role == Role.Administrator).Select(grant => grant.UserId);
        return await db.Users.AsNoTracking().Where(account => account.DeactivatedAt == null && entitled.Contains(account.Id)).OrderBy(account => account.Id)
            .ToListAsync(cancellation);
    }

    private static string Moment(TimeZoneInfo zone, DateTimeOffset? at) =>
        at is { } moment ? TimeZoneInfo.ConvertTime(moment, zone).ToString("HH:mm dd/MM/yyyy", LetterWords.Vietnamese) : "chưa có";
}
