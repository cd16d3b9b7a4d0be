using ActionPlan.Host.Alerts;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Mail;

/// <summary>A message goes to the address that the plan gives when it is sent, not to the one that it gave when it was written.</summary>
public sealed class ChangedAddressTests
{
    private const string Contact = "\"contacts\": [ { \"unit\": \"front\", \"area\": \"kp-1\", \"email\": \"kp1@phuong12.example\" } ], \"areas\":";

    private static readonly string WithContact = WardPlan.Json.Replace("\"areas\":", Contact, StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_goes_to_the_new_address_with_the_same_content_and_id()
    {
        await using var server = new SmtpListener();
        await using var ward = await Ward.Open(plan: WithContact);
        ward.MailTo(server.Port);
        await ward.Restart();
        await Post(ward, new Recipient("police", "Công an phường", null, "congan@phuong12.example"));
        await Post(ward, new Recipient("front", "Mặt trận Tổ quốc", ward.Plan.Areas.Find("kp-1"), "kp1@phuong12.example"));
        await Post(ward, new Recipient("huyen@khac.example", "huyen@khac.example", null, "huyen@khac.example"));
        var ids = (await ward.Messages()).ConvertAll(message => message.MessageId);

        // The police move, the neighbourhood's contact goes, and the front moves too.
        await Change(ward, WardPlan.Json.Replace("congan@", "congan-moi@", StringComparison.Ordinal)
            .Replace("mattran@", "mattran-moi@", StringComparison.Ordinal));
        Assert.Equal(3, await Send(ward));

        string[] to = ["congan-moi@phuong12.example", "mattran-moi@phuong12.example", "huyen@khac.example"];
        Assert.Equal(to, server.Received.SelectMany(mail => mail.Recipients));
        Assert.Equal(to, server.Received.Select(mail => mail.Message().To.Mailboxes.Single().Address));
        Assert.Equal(ids, server.Received.Select(mail => mail.Message().MessageId));
        Assert.All(server.Received, mail => Assert.Equal("Chào", mail.Message().TextBody!.Trim()));
        // What the rows say is where they went.
        Assert.Equal(to.Select(one => (OutboxState.Sent, one)), (await ward.Outbox()).Select(row => (row.State, row.To)));
        Assert.Equal(to, (await ward.Messages()).Select(message => message.To.Mailboxes.Single().Address));
    }

    [Fact]
    public async Task An_address_taken_away_gets_nothing_more_and_the_message_is_there_for_the_next()
    {
        await using var server = new SmtpListener();
        await using var ward = await Ward.Open();
        ward.MailTo(server.Port);
        await ward.Restart();
        await Post(ward, new Recipient("police", "Công an phường", null, "congan@phuong12.example"));
        await Post(ward, new Recipient("front", "Mặt trận Tổ quốc", null, "mattran@phuong12.example"));
        await Change(ward, WardPlan.WithoutAddress("police"));

        Assert.Equal(1, await Send(ward));

        Assert.Equal(["mattran@phuong12.example"], server.Received.SelectMany(mail => mail.Recipients));
        Assert.Equal([OutboxState.NoAddress, OutboxState.Sent], (await ward.Outbox()).Select(row => row.State));

        await Change(ward, WardPlan.Json.Replace("congan@", "congan-moi@", StringComparison.Ordinal));
        Assert.Equal(RetryResult.Queued, await ward.Get<CommandSender>().Send(new RetryMessage(1), Actor.System("Thử"), Cancellation));
        Assert.Equal(1, await Send(ward));
        Assert.Equal(["congan-moi@phuong12.example"], server.Received.Last().Recipients);
    }

    [Fact]
    public async Task The_trail_tells_where_a_message_went_instead_and_stays_proved()
    {
        await using var ward = await Ward.Open();
        await ward.Get<CommandSender>()
            .Send(new RecordFigures([new FigureEntry("cases", "ward", Period.Parse("2024-Q3"), 9)], "Nhập quý", FigureOrigin.Imported), Actor.AtMachine("An"),
                Cancellation);
        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), Actor.System("Thử"), Cancellation);
        await Change(ward, WardPlan.Json.Replace("congan@", "congan-moi@", StringComparison.Ordinal));

        Assert.NotEqual(0, await Send(ward));

        Assert.Contains((await ward.Outbox()), row => row is { State: OutboxState.Sent, To: "congan-moi@phuong12.example" });
        Assert.Empty(await ward.Read(async db => await new AuditCheck(db, ward.Services.GetServices<ISealed>()).Run(null, Cancellation)));
        var entry = await ward.Read(db => db.Audit.SingleAsync(row => row.Action == AuditActions.Readdressed, Cancellation));
        Assert.Contains("congan-moi@phuong12.example", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_that_lost_its_lock_changes_nothing_of_a_message_that_another_one_sent()
    {
        await using var server = new SmtpListener();
        await using var ward = await Ward.Open();
        ward.MailTo(server.Port);
        await ward.Restart();
        await Post(ward, new Recipient("police", "Công an phường", null, "congan@phuong12.example"));
        // One that was listed, and one whose attempt was written down, before the other sender came.
        await using var listed = ward.Get<AppDbFactory>().CreateDbContext();
        var row = await listed.Outbox.SingleAsync(Cancellation);
        Assert.Equal(1, await Send(ward));
        var sent = (await ward.Outbox())[0].Mime;
        await Change(ward, WardPlan.Json.Replace("congan@", "congan-moi@", StringComparison.Ordinal));

        row.Mime = [1];
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => listed.SaveChangesAsync(Cancellation));
        await using var attempting = ward.Get<AppDbFactory>().CreateDbContext();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ward.Get<Readdressing>().Look(attempting, 1, 1, Cancellation));

        var stored = Assert.Single(await ward.Outbox());
        Assert.Equal("congan@phuong12.example", stored.To);
        Assert.Equal(sent, stored.Mime);
    }

    private static async Task Change(Ward ward, string plan)
    {
        ward.Rewrite(plan);
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Empty(ward.Get<PlanInForce>().Problems);
        Assert.Null(ward.Get<PlanInForce>().Waiting);
    }

    private static Task<int> Post(Ward ward, Recipient recipient) => ward.Read(db =>
    {
        db.Add(ward.Get<OutgoingMail>()
            .Post(ward.Plan, OutboxKind.Digest, recipient, new Letter("Chào", "<p>Chào</p>", "Chào", []), [], $"thử|{recipient.Unit}|{recipient.Key.Area}"));
        return db.SaveChangesAsync(Cancellation);
    });

    private static Task<int> Send(Ward ward) => ward.Get<OutboxSending>().SendDue(Cancellation);
}
