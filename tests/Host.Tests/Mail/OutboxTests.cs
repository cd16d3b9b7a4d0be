using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Tests.Mail;

public sealed class OutboxTests
{
    private static readonly Recipient Police = new("police", "Công an phường", null, "congan@phuong12.example");
    private static readonly Recipient Front = new("front", "Mặt trận Tổ quốc", null, "mattran@phuong12.example");

    [Fact]
    public async Task A_message_is_sent_once_and_never_again()
    {
        await using var server = new SmtpListener();
        await using var ward = await With(server.Port, Police);

        Assert.Equal(1, await Send(ward));
        Assert.Equal(0, await Send(ward));
        await ward.Restart();
        ward.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Send(ward));

        Assert.Single(server.Received);
        var row = Assert.Single(await ward.Outbox());
        Assert.Equal((OutboxState.Sent, 1, (string?)null), (row.State, row.Attempts, row.LastError));
    }

    [Fact]
    public async Task A_server_that_is_down_for_a_day_loses_nothing_and_doubles_nothing()
    {
        var port = SmtpListener.UnusedPort();
        await using var ward = await With(port, Police, Front);
        for (var hour = 0; hour < 24 * 12; hour++)
        {
            await Send(ward);
            ward.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.All(await ward.Outbox(), row => Assert.Equal(OutboxState.Waiting, row.State));
        Assert.All(await ward.Outbox(), row => Assert.InRange(row.Attempts, 5, 8));
        Assert.All(await ward.Outbox(), row => Assert.NotNull(row.LastError));
        await using var server = new SmtpListener(port);
        for (var hour = 0; hour < 24; hour++)
        {
            ward.Clock.Advance(TimeSpan.FromHours(1));
            await Send(ward);
        }

        Assert.Equal(["congan@phuong12.example", "mattran@phuong12.example"], server.Received.SelectMany(mail => mail.Recipients).Order(StringComparer.Ordinal));
        Assert.All(await ward.Outbox(), row => Assert.Equal((OutboxState.Sent, (string?)null), (row.State, row.LastError)));
    }

    [Fact]
    public async Task The_waits_between_attempts_grow_until_a_person_has_to_look()
    {
        await using var server = new SmtpListener { Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.7.1 greylisted" : null };
        await using var ward = await With(server.Port, Police);
        var start = ward.Clock.GetUtcNow();
        var attempts = new List<TimeSpan>();
        for (var minute = 0; minute < 5 * 24 * 60; minute++)
        {
            var before = server.Commands.Count;
            await Send(ward);
            if (server.Commands.Count > before)
            {
                attempts.Add(ward.Clock.GetUtcNow() - start);
            }

            ward.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(
            "0, 1, 6, 21, 81, 321, 1041, 2481, 3921", string.Join(", ", attempts.Select(after => after.TotalMinutes)));
        var row = Assert.Single(await ward.Outbox());
        Assert.Equal(OutboxState.Failed, row.State);
        Assert.StartsWith("451 ", row.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipient_that_the_server_does_not_know_fails_at_once_and_the_others_are_sent()
    {
        await using var server = new SmtpListener { Answer = line => line.Contains("congan", StringComparison.Ordinal) ? "550 5.1.1 unknown" : null };
        await using var ward = await With(server.Port, Police, Front);

        Assert.Equal(1, await Send(ward));

        Assert.Equal([OutboxState.Failed, OutboxState.Sent], (await ward.Outbox()).Select(row => row.State));
        Assert.StartsWith("550 ", (await ward.Outbox())[0].LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_message_can_be_sent_again_by_hand_with_the_same_message_id()
    {
        await using var server = new SmtpListener { Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 unknown" : null };
        await using var ward = await With(server.Port, Police);
        await Send(ward);
        var id = (await ward.Messages())[0].MessageId;

        server.Answer = _ => null;
        Assert.Equal(RetryResult.Queued, await ward.Get<Commands>().Send(new RetryMessage(1), Actor.System("Thử"), TestContext.Current.CancellationToken));
        Assert.Equal(1, await Send(ward));

        Assert.Equal(id, Assert.Single(server.Received).Message().MessageId);
        Assert.Equal(RetryResult.Unknown, await ward.Get<Commands>().Send(new RetryMessage(99), Actor.System("Thử"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_crash_while_sending_is_visible_and_the_message_goes_again_under_its_own_id()
    {
        await using var server = new SmtpListener();
        await using var ward = await With(server.Port, Police);
        // The process dies after the server has the message and before the row says so.
        var row = (await ward.Outbox())[0];
        await ward.Read(db => db.Outbox.ExecuteUpdateAsync(set => set
            .SetProperty(other => other.State, OutboxState.Sending).SetProperty(other => other.Attempts, 1)
            .SetProperty(other => other.NextAttemptAt, ward.Clock.GetUtcNow().AddMinutes(15)).SetProperty(other => other.LastError, "?")));
        await ward.Restart();

        Assert.Equal(0, await Send(ward));
        Assert.Equal(RetryResult.UnderWay, await ward.Get<Commands>().Send(new RetryMessage(row.Id), Actor.System("Thử"), TestContext.Current.CancellationToken));
        ward.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(1, await Send(ward));

        Assert.Equal((await ward.Messages())[0].MessageId, Assert.Single(server.Received).Message().MessageId);
        Assert.Equal((OutboxState.Sent, 2), ((await ward.Outbox())[0].State, (await ward.Outbox())[0].Attempts));
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_message_once()
    {
        await using var server = new SmtpListener();
        await using var ward = await With(server.Port, [.. Enumerable.Range(0, 12).Select(number => Police with { Unit = $"police-{number}" })]);

        await Task.WhenAll(Send(ward), Send(ward), Send(ward));

        Assert.Equal(12, server.Received.Count);
        Assert.All(await ward.Outbox(), row => Assert.Equal((OutboxState.Sent, 1), (row.State, row.Attempts)));
    }

    [Fact]
    public async Task The_same_message_cannot_be_stored_twice()
    {
        await using var ward = await With(SmtpListener.UnusedPort(), Police);

        await Assert.ThrowsAsync<DbUpdateException>(() => Post(ward, Police));
    }

    [Fact]
    public async Task An_address_that_is_none_fails_at_once_and_says_why()
    {
        await using var ward = await With(SmtpListener.UnusedPort(), Police with { Address = "congan@\r\nBcc: x@evil.example" });

        var row = Assert.Single(await ward.Outbox());
        Assert.Equal(OutboxState.Failed, row.State);
        Assert.StartsWith("Địa chỉ thư không hợp lệ", row.LastError, StringComparison.Ordinal);
        Assert.Equal(0, await Send(ward));
    }

    private static async Task<Ward> With(int port, params Recipient[] recipients)
    {
        var ward = await Ward.Open();
        ward.MailTo(port);
        await ward.Restart();
        foreach (var recipient in recipients)
        {
            await Post(ward, recipient);
        }

        return ward;
    }

    private static Task<int> Post(Ward ward, Recipient recipient) => ward.Read(db =>
    {
        db.Add(ward.Get<OutgoingMail>().Post(OutboxKind.Digest, recipient, new Letter("Chào", "<p>Chào</p>", "Chào", []), [], $"thử|{recipient.Unit}"));
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private static Task<int> Send(Ward ward) => ward.Get<OutboxSending>().SendDue(TestContext.Current.CancellationToken);
}
