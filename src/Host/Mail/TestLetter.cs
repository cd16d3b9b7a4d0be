using Mediator;

namespace ActionPlan.Host.Mail;

/// <summary>Sends a letter that says nothing but that it has come, by the same way as all others.</summary>
internal sealed record SendTestLetter(string To) : ICommand<TestLetterReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right.ManageMail)]);
}

internal enum TestLetterReply
{
    Done,
    NoAddress,

    /// <summary>The one before has not left yet.</summary>
    OneWaits,
}

internal sealed class SendTestLetterHandler(
    AppDb db, PlanInForce plans, MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp, Acting acting, TimeProvider clock)
    : ICommandHandler<SendTestLetter, TestLetterReply>
{
    public async ValueTask<TestLetterReply> Handle(SendTestLetter command, CancellationToken cancellationToken)
    {
        var to = TypedText.Line(command.To);
        if (!Envelope.TryAddress(to, out _) || to.Length > Sizes.Id)
        {
            return TestLetterReply.NoAddress;
        }

        if (await TestLetter.Newest(db, cancellationToken) is { State: OutboxState.Waiting or OutboxState.Sending })
        {
            return TestLetterReply.OneWaits;
        }

        var (plan, now) = (plans.Current, clock.GetUtcNow());
        var number = await db.Outbox.CountAsync(row => row.Kind == OutboxKind.Test, cancellationToken) + 1;
        var letter = await templates.Letter(new FactsLetter
        {
            Frame = new LetterFrame(plan.Name, to, madeUp.IsIt)
            {
                Topic = "Thư thử",
                Heading = "Thư thử đã tới nơi",
                Page = pages.Page("admin/start"),
                Button = "Mở hướng dẫn bắt đầu",
                Invitation = "Mở tại",
                Footer = "Thư này chỉ để kiểm tra đường gửi thư. Không cần trả lời.",
            },
            Facts = [("Người gửi thử", acting.Actor.Name),
                ("Lúc", TimeZoneInfo.ConvertTime(now, plan.TimeZone).ToString("HH:mm dd/MM/yyyy", LetterWords.Vietnamese))],
        });
        db.Add(outgoing.Post(plan, OutboxKind.Test, new Recipient(to, to, null, to), letter, [],
            string.Create(CultureInfo.InvariantCulture, $"test|{plan.Id}|{number}|{now.UtcTicks}")));
        return TestLetterReply.Done;
    }
}

/// <summary>How the last one fares.</summary>
internal sealed record TestLetter(string To, OutboxState State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string? Error, string? FileName)
{
    public static Task<TestLetter?> Newest(AppDb db, CancellationToken cancellation) => db.Outbox.AsNoTracking().Where(row => row.Kind == OutboxKind.Test)
        .OrderByDescending(row => row.Id).Select(row => new TestLetter(row.To, row.State, row.CreatedAt, row.SentAt, row.LastError, row.FileName))
        .FirstOrDefaultAsync(cancellation);
}
