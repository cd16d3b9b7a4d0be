using ActionPlan.Host.Audit;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Versions;

/// <summary>Rules change, past quarters do not.</summary>
public sealed class PublicationTests
{
    private const string Crime = "security.crime";

    private static readonly Actor Admin = new("Quản trị", "admin", [new Grant(Role.Administrator)], "127.0.0.1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Period Q2 => Period.Parse("2024-Q2");

    private static Period Q3 => Period.Parse("2024-Q3");

    private static Period Q4 => Period.Parse("2024-Q4");

    [Fact]
    public async Task What_a_version_was_called_by_names_of_before_is_not_kept_nor_what_it_judged_by()
    {
        await using var ward = await Ward.Open();
        var plans = ward.Get<PlanInForce>();
        var first = plans.Current.Version;
        async Task Rename(string name)
        {
            ward.Rewrite(WardPlan.Json.Replace("Công an phường", name, StringComparison.Ordinal));
            await plans.Load(TestContext.Current.CancellationToken);
            Assert.Contains(name, plans.Named(first).Units.Values.Select(unit => unit.Name));
        }

        await Rename("Công an hai");
        var (called, judged) = Held(plans, first);
        await Rename("Công an ba");
        GC.Collect();
        Assert.Equal((false, false), (called.IsAlive, judged.IsAlive));

        // Not by whoever asks for it: what he holds would live as long as he.
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static (WeakReference, WeakReference) Held(PlanInForce plans, string version) => (new(plans.Named(version)), new(plans.Named(version).Source));
    }

    [Fact]
    public async Task A_closed_quarter_keeps_its_version_and_only_what_a_corrected_figure_touches_changes()
    {
        await using var ward = await Judged();
        await Change(ward, Stricter(2));
        await Record(ward, new FigureEntry("meetings", "kp-1", Q3, 0));

        var again = await Evaluate(ward, Q3);

        // 3 cases: below 5, and not below 2.
        Assert.Equal((EvaluationOutcome.Completed, Status.OnTrack, 5m),
            (again.Outcome, (await Verdict(ward, again.RunId)).Status, (await Verdict(ward, again.RunId)).Threshold));
        Assert.All(again.Changes, change => Assert.Equal("security.talks", change.Target));
        Assert.Equal(EvaluationOutcome.NothingChanged, (await Evaluate(ward, Q2)).Outcome);

        // The next quarter is judged by the change.
        ward.Clock.SetUtcNow(Ward.Time("2025-01-05 08:00"));
        await Record(ward, new FigureEntry("cases", "ward", Q4, 0));
        Assert.Equal((Status.Missed, 2m),
            ((await Verdict(ward, (await Evaluate(ward, Q4)).RunId)).Status, (await Verdict(ward, (await Evaluate(ward, Q4)).RunId)).Threshold));
        Assert.Equal(["2024-Q1", "2024-Q4"], await Froms(ward));
        Assert.Empty(await Proved(ward));
    }

    [Fact]
    public async Task What_another_system_sends_for_a_closed_quarter_is_read_by_that_quarters_version()
    {
        await using var ward = await Judged();
        await Change(ward, WardPlan.Rules
            .Replace("{ \"id\": \"meetings\"",
                "{ \"id\": \"calls\", \"name\": \"Số cuộc gọi\", \"measuredIn\": \"cuộc\", \"type\": \"flow\", \"every\": \"quarter\", \"reportedBy\": \"police\" }, { \"id\": \"meetings\"", StringComparison.Ordinal));

        Assert.Equal(["unknownFigure"], Sent("calls", Q3));
        Assert.Empty(Sent("calls", Q4));
        Assert.Empty(Sent("cases", Q3));

        IEnumerable<string> Sent(string figure, Period period)
        {
            var reader = new Host.Api.V1.FigureBatchReader(
                ward.Get<PlanInForce>(), new Actor("Hệ thống", "x", [new Grant(Role.DataEntry, "police")], "127.0.0.1"));
            using var batch = System.Text.Json.JsonDocument
                .Parse($$"""{ "figures": [ { "figure": "{{figure}}", "area": "ward", "period": "{{period}}", "value": 3 } ] }""");
            reader.Read(batch.RootElement);
            return reader.Wrong.Select(wrong => wrong.Code);
        }
    }

    [Fact]
    public async Task Names_and_addresses_hold_at_once_and_make_no_quarter_be_judged_again()
    {
        await using var ward = await Judged();
        await Change(ward, WardPlan.Rules
            .Replace("\"Số vụ phạm pháp\", \"measuredIn\": \"vụ\", \"responsible\"", "\"Phạm pháp hình sự\", \"measuredIn\": \"vụ\", \"responsible\"",
                StringComparison.Ordinal),
            WardPlan.Json.Replace("congan@", "congan-moi@", StringComparison.Ordinal));

        var plans = ward.Get<PlanInForce>();
        Assert.Equal("congan-moi@phuong12.example", plans.For(Q3).Units["police"].Email);
        Assert.Equal("Phạm pháp hình sự", plans.For(Q3).TargetByKey[Crime].Definition.Name);
        Assert.NotEqual(plans.Current.Version, plans.For(Q3).Version);
        Assert.Equal(EvaluationOutcome.NothingChanged, (await Evaluate(ward, Q3)).Outcome);
        await Publish(ward, Q2, "Đổi tên");
        Assert.Empty(await ward.Read(db => OutdatedRuns.Find(db, plans, ward.Clock.GetUtcNow(), Cancellation)));
        Assert.Equal(EvaluationOutcome.NothingChanged, (await Evaluate(ward, Q3)).Outcome);
    }

    [Fact]
    public async Task A_restatement_lists_what_it_would_change_needs_a_reason_and_judges_the_quarters_again()
    {
        await using var ward = await Judged();
        await Change(ward, Stricter(2));
        var plans = ward.Get<PlanInForce>();

        var preview = await ward.Read(db => new Restatements(db).Preview(plans, plans.Current, Q2, ward.Clock.GetUtcNow(), Cancellation));
        Assert.Equal(["2024-Q2", "2024-Q3"], preview.Select(one => one.Quarter.ToString()));
        Assert.Contains(preview[1].Verdicts, change => change is { Target: Crime, Area: "ward", Before: Status.OnTrack, After: Status.Missed });
        Assert.Equal(Crime, Assert.Single(preview[1].Alerts).Target);
        Assert.Empty(preview[0].Alerts);

        Assert.Equal(PublishOutcome.ReasonMissing, (await Publish(ward, Q2, " ")).Outcome);
        Assert.Equal(PublishOutcome.ReasonMissing, (await Publish(ward, Q2, new string('x', 4_000_000))).Outcome);
        Assert.Equal(PublishOutcome.OutsideTerm, (await Publish(ward, Period.Parse("2019-Q1"), "x")).Outcome);
        Assert.Equal(PublishOutcome.Done, (await Publish(ward, Q2, "Nghị quyết sửa ngưỡng")).Outcome);
        var told = (await ward.Outbox()).Count;
        await ward.Get<EvaluationSweep>().JudgeAgain(Cancellation);

        Assert.Equal(["2024-Q2 Restatement", "2024-Q3 Restatement"], (await Runs(ward)).Skip(2));
        Assert.Equal(2m, (await Verdict(ward, (await Evaluate(ward, Q3)).RunId)).Threshold);
        // The newest quarter moves alerts, the older one does not.
        Assert.True((await ward.Outbox()).Count > told);
        var alert = Assert.Single(await ward.Alerts(), alert => alert.Target == Crime);
        Assert.Equal(Q3, await ward.Read(db => db.Runs.Where(run => run.Id == alert.OpenedRunId).Select(run => run.Period).SingleAsync(Cancellation)));
        Assert.Equal("Nghị quyết sửa ngưỡng", await ward.Read(db => db.PlanChanges.OrderBy(row => row.Seq).Select(row => row.Reason).LastAsync(Cancellation)));
        Assert.Empty(await Proved(ward));
    }

    [Fact]
    public async Task The_same_bytes_may_be_published_from_another_quarter_and_a_waiting_one_withdrawn()
    {
        await using var ward = await Judged();
        var first = ward.Plan.Version;
        await Change(ward, Stricter(2));
        var second = ward.Plan.Version;
        Assert.Equal(PublishOutcome.Nothing, (await Publish(ward, null, "")).Outcome);
        Assert.Equal(PublishOutcome.Done, (await Publish(ward, Period.Parse("2025-Q2"), "")).Outcome);
        var plans = ward.Get<PlanInForce>();
        // Published from the next quarter already, it goes on; from a later one it would begin there alone.
        Assert.Equal((first, second, second), (plans.For(Q3).Version, plans.For(Q4).Version, plans.For(Period.Parse("2025-Q2")).Version));

        // A change of rules would take the waiting one's place: it asks.
        ward.Rewrite(WardPlan.Json, Stricter(1));
        await plans.Load(Cancellation);
        Assert.Equal(second, plans.Current.Version);
        Assert.Equal("2025-Q2", Assert.Single(plans.Waiting!.Replaces).From.ToString());
        Assert.Equal(PublishOutcome.WouldReplace, (await Publish(ward, null, "")).Outcome);

        var waiting = plans.Publications.Newest!.Seq;
        Task<DraftReply> Withdraw(string reason) => ward.Get<CommandSender>().Send(new WithdrawPublication(waiting, reason), Admin, Cancellation);
        Assert.Equal(DraftReply.ReasonMissing, await Withdraw(" "));
        Assert.Equal(DraftReply.Done, await Withdraw("Công bố nhầm quý"));
        Assert.Equal(DraftReply.NoLongerWaits, await Withdraw("Công bố nhầm quý"));
        Assert.Equal(waiting, await ward.Read(db => db.PlanChanges.OrderBy(row => row.Seq).Select(row => row.Withdraws).LastAsync(Cancellation)));
        await plans.Load(Cancellation);
        Assert.Null(plans.Waiting);
        Assert.Equal(1m, plans.For(Q4).TargetByKey[Crime].ThresholdIn(2024));
        Assert.Empty(await Proved(ward));
    }

    [Fact]
    public async Task Nothing_vanishes_without_a_person_s_word_not_at_a_restart_either()
    {
        await using var ward = await Judged();
        var (before, rules) = (ward.Plan.Version, Path.Combine(ward.Folder, "rules", "plan", "security.json"));
        File.Move(rules, rules + ".txt");
        var plans = ward.Get<PlanInForce>();
        await plans.Load(Cancellation);

        // Renamed: all of it would go, and the last version stays.
        Assert.Equal(before, plans.Current.Version);
        Assert.Equal(3, plans.Waiting!.Vanishing.Count(one => one.Kind == Rules.Plans.VanishingKind.Target));
        Assert.Equal(["security.json.txt"], plans.Unread);
        Assert.Equal(PlanEditOutcome.FolderWaits, (await ward.Get<CommandSender>().Send(
            new SaveUnit(new UnitDefinition { Id = "front", Name = "Mặt trận" }, false, PlanEdit.Stamp(ward.Plan.Source)), Admin, Cancellation)).Outcome);
        await ward.Restart();
        plans = ward.Get<PlanInForce>();
        Assert.Equal((before, 3), (plans.Current.Version, plans.Current.Targets.Count));
        Assert.NotNull(plans.Waiting);

        // Mended: nothing was published by the way.
        File.Move(rules + ".txt", rules);
        await plans.Load(Cancellation);
        Assert.Null(plans.Waiting);
        Assert.Equal(1, await ward.Read(db => db.PlanChanges.CountAsync(Cancellation)));

        // The folder moved away: said, and the last version stays, at a restart too.
        Directory.Move(Path.Combine(ward.Folder, "rules"), Path.Combine(ward.Folder, "elsewhere"));
        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Equal("planFolderMissing", Assert.Single(plans.Problems).Key);
        Assert.StartsWith("Không thấy thư mục của chương trình: ", plans.Problems[0].Message(Cultures.Vietnamese), StringComparison.Ordinal);
        await ward.Restart();
        Assert.Equal((before, "planFolderMissing"), (ward.Plan.Version, Assert.Single(ward.Get<PlanInForce>().Problems).Key));
        Directory.Move(Path.Combine(ward.Folder, "elsewhere"), Path.Combine(ward.Folder, "rules"));
        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Empty(ward.Get<PlanInForce>().Problems);

        // Confirmed: a target goes, from the next quarter on.
        ward.Rewrite(WardPlan.Json, WithoutTalks);
        plans = ward.Get<PlanInForce>();
        await plans.Load(Cancellation);
        Assert.Equal(["security.talks"], plans.Waiting!.Vanishing.Where(one => one.Kind == Rules.Plans.VanishingKind.Target).Select(one => one.Id));
        Assert.Equal(PublishOutcome.Done, (await Publish(ward, null, "")).Outcome);
        Assert.Equal((3, 2), (plans.For(Q3).Targets.Count, plans.For(Q4).Targets.Count));
    }

    [Fact]
    public async Task What_has_gone_is_told_as_no_longer_judged_by_its_name_and_number()
    {
        await using var ward = await Ward.Open("2024-10-05 08:00");
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Verdicts.Of("security.talks", Status.Missed, 0), Verdicts.Of(Crime, Status.Missed, 9));
        await ward.Judge("2024-Q2", RunTrigger.CatchUp, Verdicts.Of("security.talks", Status.Met, 2), Verdicts.Of(Crime, Status.Met, 1));
        ward.Rewrite(WardPlan.Json, WithoutTalks);
        await ward.Get<PlanInForce>().Load(Cancellation);
        await Publish(ward, null, "");

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of(Crime, Status.NotDue));

        var texts = (await ward.Messages())[^2..].ConvertAll(message => message.Subject + message.TextBody);
        Assert.Contains(texts, text => text.Contains("3. Đối thoại với dân – Không còn đánh giá", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("Số vụ phạm pháp – Không còn cảnh báo; quý này chưa có kết quả mới", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("đã khắc phục", text, StringComparison.OrdinalIgnoreCase));
    }

    private static string WithoutTalks =>
        WardPlan.Rules[..WardPlan.Rules.IndexOf("{ \"id\": \"talks\"", StringComparison.Ordinal)].TrimEnd().TrimEnd(',') + "\n  ]\n}";

    private static string Stricter(int threshold) =>
        WardPlan.Rules.Replace("\"below\", \"of\": 5", $"\"below\", \"of\": {threshold}", StringComparison.Ordinal);

    /// <summary>Two quarters judged: three cases by the third, below 5.</summary>
    private static async Task<Ward> Judged()
    {
        var ward = await Ward.Open("2024-10-05 08:00");
        await Record(ward, [.. Q3.WholeYear.Quarters.Take(3).Select(quarter => new FigureEntry("cases", "ward", quarter, 1))]);
        await Record(ward, new FigureEntry("meetings", "kp-1", Q3, 1));
        await Evaluate(ward, Q2);
        await Evaluate(ward, Q3);
        return ward;
    }

    private static async Task Change(Ward ward, string rules, string plan = WardPlan.Json)
    {
        ward.Rewrite(plan, rules);
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Empty(ward.Get<PlanInForce>().Problems);
    }

    private static async Task<Published> Publish(Ward ward, Period? from, string reason)
    {
        var plans = ward.Get<PlanInForce>();
        var published = await ward.Get<CommandSender>()
            .Send(new PublishPlan((plans.Waiting?.Plan ?? plans.Current).Version, from, reason, false), Admin, Cancellation);
        await plans.Load(Cancellation);
        return published;
    }

    private static Task<EvaluationResult> Evaluate(Ward ward, Period quarter) =>
        ward.Get<CommandSender>().Send(new EvaluateQuarter(quarter, RunTrigger.Manual), Actor.System("Thử"), Cancellation);

    private static async Task Record(Ward ward, params FigureEntry[] entries) => Assert.Empty((await ward.Get<CommandSender>().Send(
        new RecordFigures(entries, "Báo cáo quý", FigureOrigin.Entered), Actor.System("Nguyễn An"), Cancellation)).Refused);

    private static Task<VerdictRow> Verdict(Ward ward, long? run) =>
        ward.Read(db => db.Verdicts.SingleAsync(row => row.RunId == run && row.Area == "ward" && row.Target == Crime, Cancellation));

    private static Task<List<string>> Proved(Ward ward) =>
        ward.Read(async db => (await new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)).Select(problem => problem.Key).ToList());

    private static async Task<List<string>> Runs(Ward ward) => await ward.Read(async db =>
        (await db.Runs.Where(run => run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(Cancellation))
            .ConvertAll(run => $"{run.Period} {run.Trigger}"));

    private static async Task<List<string?>> Froms(Ward ward) => await ward.Read(async db =>
        (await db.PlanChanges.Where(row => row.From != null).OrderBy(row => row.Seq).ToListAsync(Cancellation)).ConvertAll(row => row.From.ToString()));
}
