using System.Diagnostics.Metrics;
using ActionPlan.Host.Access.SignIn.Sessions;
using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Database;

/// <summary>A connection that breaks when something is saved: it is saved all the same, and once.</summary>
public sealed class AttemptsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_that_breaks_once_at_its_commit_leaves_what_it_would_have_left()
    {
        var whole = await All(null);
        var before = await All(afterwards: false);
        var after = await All(afterwards: true);

        Assert.True(whole.Count(line => line.StartsWith("entry", StringComparison.Ordinal)) > 10, string.Join(Environment.NewLine, whole));
        Assert.Equal(whole, before);
        Assert.Equal(whole, after);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_evaluation_that_breaks_at_any_of_its_commits_is_one_run_with_its_letters_once(bool afterwards)
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 9);
        await ward.Do(Clerk, new Host.Figures.Entry.SubmitSheet(Sheet));
        await ward.Approves(Head, Cases);
        for (var later = 0; ; later++)
        {
            ward.Commits.Break(afterwards, later);
            var result = await ward.Get<CommandSender>().Send(new EvaluateQuarter(Q3, RunTrigger.Schedule), Actor.System("Lịch"), Cancellation);
            Assert.NotNull(result.RunId);
            if (later == 0)
            {
                Assert.Equal(1, ward.Commits.Failed);
            }

            if (ward.Commits.Failed == 0)
            {
                break;
            }

            // The next one is called for by a number that has changed.
            ward.Commits.Mend();
            await ward.Type(Clerk, Cases, 10 + later);
            await ward.Do(Clerk, new Host.Figures.Entry.SubmitSheet(Sheet));
            await ward.Approves(Head, Cases);
            Assert.Equal(later + 1, await ward.Read(db => db.Runs.CountAsync(Cancellation)));
        }

        ward.Commits.Mend();
        Assert.Equal(0, await ward.Read(db => db.Runs.CountAsync(run => run.CompletedAt == null, Cancellation)));
        Assert.Distinct((await ward.Outbox()).Select(letter => letter.DedupeKey));
        Assert.Empty(await ward.Read(db => new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)));
    }

    [Fact]
    public async Task What_is_saved_beside_commands_is_tried_again_too()
    {
        await using var ward = await Ward.Open();
        var place = new Place("10.0.0.1", IsKnown: false);

        ward.Commits.Break(afterwards: false);
        Assert.True(await new SignInTries(ward.Get<AppDbFactory>(), ward.Get<Attempts>(), ward.Clock).Take("an", place, Cancellation));
        Assert.Equal([1, 1], await ward.Read(db => db.SignInTries.Select(row => row.Wrong).ToListAsync(Cancellation)));
        foreach (var afterwards in (bool[])[false, true])
        {
            ward.Commits.Break(afterwards);
            await ward.Get<AuditTrail>()
                .Write(Actor.System("Thử"), AuditActions.Exported, new Dictionary<string, string?>(StringComparer.Ordinal) { ["table"] = "x" }, Cancellation);
            Assert.Equal(1, ward.Commits.Failed);
        }

        Assert.Equal(2, await ward.Read(db => db.Audit.CountAsync(row => row.Action == AuditActions.Exported, Cancellation)));
    }

    [Fact]
    public async Task A_command_that_a_server_gave_up_for_a_deadlock_is_done_again_whole_and_counted()
    {
        long deadlocks = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == Telemetry.Name && instrument.Name == "actionplan.retries")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (tags.ToArray().Any(tag => tag is { Key: "reason", Value: "deadlock" }))
            {
                Interlocked.Add(ref deadlocks, value);
            }
        });
        listener.Start();
        await using var ward = await Ward.Open();
        var victim = ServerError.Of(1205);
        Assert.Equal(1205, victim.Number);

        ward.Commits.Error = victim;
        ward.Commits.Break(afterwards: false);
        await ward.Type(Clerk, Cases, 9);

        Assert.Equal(1, ward.Commits.Failed);
        Assert.Equal(1, deadlocks);
        Assert.Equal([9m], await ward.Read(db => db.FigureDrafts.Select(row => row.Value).ToListAsync(Cancellation)));
        Assert.Equal("deadlock", new DbUpdateException("not saved", victim).Passes());
        Assert.Null(new DbUpdateException("not saved", ServerError.Of(547)).Passes());
    }

    [Fact]
    public async Task What_does_not_pass_is_not_tried_again()
    {
        await using var ward = await Ward.Open();
        var tried = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => ward.Get<Attempts>().Make<int>("Thử", () =>
        {
            tried++;
            throw new InvalidOperationException("A fault of the program.");
        }, Cancellation));
        await Assert.ThrowsAsync<CommitUnknownException>(() => ward.Get<Attempts>().Make<int>("Thử", () =>
        {
            tried++;
            throw new CommitUnknownException(new DbUpdateConcurrencyException("lost"));
        }, Cancellation));

        Assert.Equal(2, tried);
    }

    // What each command came to, then the entries: what is made up by chance, as keys are, is not compared.
    private static async Task<List<string>> All(bool? afterwards)
    {
        var guarded = new GuardedWard();
        await guarded.InitializeAsync();
        await using var ward = guarded.Ward;
        var lines = new List<string>();
        foreach (var (message, _) in CommandTable.Rows)
        {
            if (afterwards is { } when)
            {
                ward.Commits.Break(when);
            }

            lines.Add($"{message.GetType().Name}: {await Outcome(ward, message)}");
            ward.Commits.Mend();
        }

        foreach (var entry in await ward.Read(db => db.Audit.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(Cancellation)))
        {
            var changes = EntryChanges.Read(entry.Changes);
            lines.Add(
                $"entry {entry.Action}: {string.Join(' ', changes.Rows.Select(row => $"{row.Table} {row.Kind}"))}{(changes.Run is null ? "" : " and a run")}");
        }

        lines.AddRange((await ward.Read(db => new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation))).Select(problem => problem.Key)
            .Where(key => key is not "RowUnknown"));
        return lines;
    }

    private static async Task<string> Outcome(Ward ward, IMessage message)
    {
        try
        {
            var send = typeof(CommandSender).GetMethods().Single(method => method.Name == nameof(CommandSender.Send) && method.GetParameters().Length == 3);
            var response = message.GetType().GetInterfaces().Single(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ICommand<>))
                .GetGenericArguments()[0];
            await (Task)send.MakeGenericMethod(response).Invoke(ward.Get<CommandSender>(), [message, Actor.System("Thử"), Cancellation])!;
            return "done";
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error.GetType().Name;
        }
    }
}
