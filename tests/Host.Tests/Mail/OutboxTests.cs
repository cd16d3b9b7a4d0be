using ActionPlan.Host.Alerts;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActionPlan.Host.Tests.Mail;

public sealed partial class OutboxTests
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
    public async Task When_the_program_stops_the_letter_at_hand_is_finished_and_the_next_one_waits_for_the_next_start()
    {
        await using var server = new SmtpListener();
        await using var ward = await With(server.Port, Police, Front);
        server.Answer = line =>
        {
            if (line == ".")
            {
                ward.Get<IHostApplicationLifetime>().StopApplication();
            }

            return null;
        };

        Assert.Equal(1, await Send(ward));
        Assert.Equal([OutboxState.Sent, OutboxState.Waiting], (await ward.Outbox()).Select(row => row.State));
        server.Answer = _ => null;
        await ward.Restart();
        Assert.Equal(1, await Send(ward));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task A_server_that_is_down_for_a_day_or_over_the_holidays_loses_nothing_and_doubles_nothing()
    {
        var port = SmtpListener.UnusedPort();
        await using var ward = await With(port, Police, Front);
        for (var hour = 0; hour < 24 * 12; hour++)
        {
            await Send(ward);
            ward.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.All(await ward.Outbox(), row => Assert.Equal(OutboxState.Waiting, row.State));
        Assert.All(await ward.Outbox(), row => Assert.Equal(3, row.Attempts));
        Assert.All(await ward.Outbox(), row => Assert.NotNull(row.LastError));
        for (var hour = 0; hour < 24 * 9; hour++)
        {
            await Send(ward);
            ward.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.All(await ward.Outbox(), row => Assert.Equal(OutboxState.Waiting, row.State));
        await using var server = new SmtpListener(port)
        {
            Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.7.1 greylisted" : null,
        };
        for (var hour = 0; hour < 24; hour++)
        {
            ward.Clock.Advance(TimeSpan.FromHours(1));
            await Send(ward);
            server.Answer = _ => null;
        }

        Assert.Equal(["congan@phuong12.example", "mattran@phuong12.example"],
            server.Received.SelectMany(mail => mail.Recipients).Order(StringComparer.Ordinal));
        Assert.All(await ward.Outbox(), row => Assert.Equal((OutboxState.Sent, (string?)null), (row.State, row.LastError)));
    }

    [Fact]
    public async Task The_waits_between_attempts_grow_until_a_person_has_to_look()
    {
        await using var server = new SmtpListener { Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.7.1 greylisted" : null };
        await using var ward = await With(server.Port, Police);
        var start = ward.Clock.GetUtcNow();
        var attempts = new List<TimeSpan>();
        while (ward.Clock.GetUtcNow() - start < TimeSpan.FromDays(5))
        {
            var before = server.Commands.Count;
            await Send(ward);
            if (server.Commands.Count > before)
            {
                attempts.Add(ward.Clock.GetUtcNow() - start);
            }

            // The first hour by the minute; after that the waits are hours.
            ward.Clock.Advance(TimeSpan.FromMinutes(attempts.Count < 5 ? 1 : 20));
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
        Assert.Equal(RetryResult.Queued, await ward.Get<CommandSender>().Send(new RetryMessage(1), Actor.System("Thử"), TestContext.Current.CancellationToken));
        Assert.Equal(1, await Send(ward));

        Assert.Equal(id, Assert.Single(server.Received).Message().MessageId);
        Assert.Equal(RetryResult.Unknown,
            await ward.Get<CommandSender>().Send(new RetryMessage(99), Actor.System("Thử"), TestContext.Current.CancellationToken));
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
            .SetProperty(other => other.NextAttemptAt, ward.Clock.GetUtcNow())));
        await ward.Restart();

        // Another process that sends keeps what is its own.
        await using (var db = ward.Get<AppDbFactory>().CreateDbContext())
        await using (await db.LockSending(TestContext.Current.CancellationToken))
        {
            Assert.Equal(0, await Send(ward));
            Assert.Equal(RetryResult.UnderWay,
                await ward.Get<CommandSender>().Send(new RetryMessage(row.Id), Actor.System("Thử"), TestContext.Current.CancellationToken));
        }

        server.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.7.1 later" : null;
        Assert.Equal(0, await Send(ward));
        Assert.Equal(OutboxState.Waiting, (await ward.Outbox())[0].State);
        server.Answer = _ => null;
        ward.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await Send(ward));

        Assert.Equal((await ward.Messages())[0].MessageId, Assert.Single(server.Received).Message().MessageId);
        Assert.Equal((OutboxState.Sent, 3), ((await ward.Outbox())[0].State, (await ward.Outbox())[0].Attempts));
    }

    [Fact]
    public async Task A_server_that_wants_somebody_to_sign_in_gives_up_no_message_and_all_go_within_an_hour_of_its_being_mended()
    {
        await using var server =
            new SmtpListener { Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "530 5.7.0 Authentication required" : null };
        await using var ward = await With(server.Port, Police, Front);
        for (var hour = 0; hour < 24 * 7; hour++)
        {
            Assert.Equal(0, await Send(ward));
            ward.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.All(await ward.Outbox(), row => Assert.Equal(OutboxState.Waiting, row.State));
        Assert.Contains(await ward.Outbox(),
            row => row.LastError?.Contains("530 5.7.0 Authentication required", StringComparison.Ordinal) == true
                && row.LastError.StartsWith("Cấu hình", StringComparison.Ordinal));
        server.Answer = _ => null;
        ward.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, await Send(ward));
    }

    [Fact]
    public async Task Whatever_a_carrier_throws_stands_beside_its_message_and_the_others_are_sent()
    {
        await using var ward = await With(SmtpListener.UnusedPort(), Police, Front);
        using var sending = new OutboxSending(ward.Get<AppDbFactory>(), new ThrowsAtTheFirst(), ward.Get<Composing>(), ward.Get<Dispatch>(),
            ward.Get<Readdressing>(), ward.Clock, ward.Get<IHostApplicationLifetime>(), NullLogger<OutboxSending>.Instance);

        Assert.Equal(1, await sending.SendDue(TestContext.Current.CancellationToken));

        var rows = await ward.Outbox();
        Assert.Equal([OutboxState.Waiting, OutboxState.Sent], rows.Select(row => row.State));
        Assert.Equal("what nobody lists [InvalidCastException]", rows[0].LastError);
    }

    [OnFile("somebody else holds the file")]
    [Fact]
    public async Task What_the_server_said_is_written_down_later_where_the_database_is_held_meanwhile()
    {
        await using var server = new SmtpListener();
        await using var ward = await With(server.Port, Police);
        using var busy = new HeldDatabase(ward);
        // Held from the moment in which the server has the message.
        server.Drop = line =>
        {
            if (line == ".")
            {
                busy.Hold();
            }

            return false;
        };

        await Assert.ThrowsAnyAsync<Exception>(() => Send(ward));
        Assert.Equal(OutboxState.Sending, (await ward.Outbox())[0].State);
        busy.Release();
        ward.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Send(ward));

        Assert.Equal((OutboxState.Sent, 1), ((await ward.Outbox())[0].State, server.Received.Count));
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

    private sealed class ThrowsAtTheFirst : IMailCarrier
    {
        public Task<Delivery> Deliver(long id, MimeKit.MimeMessage message, CancellationToken cancellation) =>
            id == 1 ? throw new InvalidCastException("what nobody lists") : Task.FromResult<Delivery>(new Delivery.Accepted());
    }

    private static async Task<Ward> With(int port, params Recipient[] recipients)
    {
        var ward = await Ward.Open();
        ward.MailTo(port);
        if (TestDatabases.Server is null)
        {
            ward.Set("Database:ConnectionString", $"Data Source={ward.Get<DatabaseChoice>().FilePath};Default Timeout=1");
        }

        await ward.Restart();
        foreach (var recipient in recipients)
        {
            await Post(ward, recipient);
        }

        return ward;
    }

    private static Task<int> Post(Ward ward, Recipient recipient) => ward.Read(db =>
    {
        db.Add(ward.Get<OutgoingMail>()
            .Post(ward.Plan, OutboxKind.Digest, recipient, new Letter("Chào", "<p>Chào</p>", "Chào", []), [], $"thử|{recipient.Unit}"));
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private static Task<int> Send(Ward ward) => ward.Get<OutboxSending>().SendDue(TestContext.Current.CancellationToken);
}
