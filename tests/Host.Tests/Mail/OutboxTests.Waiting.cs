using ActionPlan.Host.Alerts;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActionPlan.Host.Tests.Mail;

/// <summary>What holds of a message by the time when it goes.</summary>
public sealed partial class OutboxTests
{
    [Fact]
    public async Task What_waits_goes_out_with_the_settings_of_the_day_on_which_it_is_sent()
    {
        await using var server = new SmtpListener();
        await using var ward = await Ward.Open();
        ward.MailTo(server.Port);
        ward.Set("ActionPlan:PublicUrl", "http://127.0.0.1:5080");
        ward.Set("Mail:From", "cu@phuong12.example");
        await ward.Restart();
        var pages = ward.Get<PublicPages>();
        await ward.Read(db =>
        {
            foreach (var number in Enumerable.Range(1, 2))
            {
                db.Add(ward.Get<OutgoingMail>()
                    .Post(ward.Plan, OutboxKind.Digest, Police,
                        new Letter("Chào", $"<a href=\"{pages.Alert(7)}\" style=\"color:red\">Trả lời</a>", $"Trả lời: {pages.Alert(7)}\r\n", []), ["ward"],
                        $"thử|{number}"));
            }

            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        Assert.Null(ward.Get<PublicSite>().Site);
        await ward.Read(
            db => db.Outbox.Where(row => row.Id == 2).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, ward.Clock.GetUtcNow().AddHours(1))));
        await Send(ward);

        ward.Set("ActionPlan:PublicUrl", "https://phuong12.example/ctr");
        ward.Set("Mail:From", "moi@phuong12.example");
        await ward.Restart();
        ward.Clock.Advance(TimeSpan.FromHours(1));
        await Send(ward);

        var (before, after) = (server.Received.First().Message(), server.Received.Last().Message());
        Assert.Equal("Trả lời: [mở hệ thống, mục Cảnh báo]", before.TextBody!.Trim());
        Assert.Equal("<span style=\"color:red\">Trả lời (mở hệ thống, mục Cảnh báo)</span>", before.HtmlBody!.Trim());
        Assert.Equal("Trả lời: https://phuong12.example/ctr/p/alerts/7", after.TextBody!.Trim());
        Assert.Equal("<a href=\"https://phuong12.example/ctr/p/alerts/7\" style=\"color:red\">Trả lời</a>", after.HtmlBody!.Trim());
        Assert.Equal(("cu@phuong12.example", "moi@phuong12.example"), (before.From.Mailboxes.Single().Address, after.From.Mailboxes.Single().Address));
    }

    [Fact]
    public async Task A_letter_that_waits_for_a_day_beyond_every_wait_goes_once_the_clock_is_right()
    {
        await using var server = new SmtpListener();
        await using var ward = await With(server.Port);
        var today = ward.Clock.GetUtcNow();
        ward.Clock.Advance(TimeSpan.FromDays(700));
        await Post(ward, Police);
        server.Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "451 4.3.0 later" : null;
        await Send(ward);
        ward.Clock.AdjustTime(today);
        server.Answer = _ => null;

        Assert.Equal(1, await Send(ward));
        Assert.Equal(OutboxState.Sent, Assert.Single(await ward.Outbox()).State);
    }
}
