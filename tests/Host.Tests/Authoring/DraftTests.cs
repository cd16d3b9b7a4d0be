using System.IO.Compression;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Plans;
using Mediator;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>From a draft to the rules in force, by two people.</summary>
public sealed class DraftTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_in_force_only_when_somebody_else_has_published_it_and_the_file_changes_in_its_lines_alone()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        var (before, version) = (await File.ReadAllTextAsync(PathOf(ward), Cancellation), ward.Plan.Version);

        Assert.Equal(DraftReply.NothingNew, await Save(ward, Owner, RuleText));
        Assert.Equal(DraftReply.Unknown, await Save(ward, Owner, RuleText, "0123"));
        Assert.Equal(DraftReply.TooLong, await Save(ward, Owner, new string(' ', RuleDraftRow.LongestText + 1)));
        Assert.Equal(DraftReply.Unknown, await Propose(ward, Owner, "Sửa"));

        // What is broken is kept and not proposed.
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, "{ “module”"));
        Assert.Equal(DraftReply.Broken, await Propose(ward, Owner, "Sửa"));
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(2).ReplaceLineEndings("\r\n")));
        Assert.Equal(DraftReply.ReasonMissing, await Propose(ward, Owner, " "));
        Assert.Equal(DraftReply.OutsideTerm, await Propose(ward, Owner, "Sửa", Period.Parse("2031-Q1")));
        Assert.Equal(DraftReply.Unconfirmed, await Send(ward, Owner, new ProposeRules("security", (await Draft(ward)).Sha256, "Sửa", "", null, [])));
        Assert.Equal(DraftReply.Stale, await Send(ward, Owner, new ProposeRules("security", "khác", "Sửa", "", null, [])));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nghị quyết sửa ngưỡng"));
        Assert.Equal(DraftReply.Waits, await Save(ward, Owner, Stricter(3)));
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Equal((version, before), (ward.Plan.Version, await File.ReadAllTextAsync(PathOf(ward), Cancellation)));

        // Sent back with words, mended, proposed again.
        Assert.Equal(DraftReply.ReasonMissing, await Decide(ward, Admin, approves: false));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, approves: false, "Ghi rõ văn bản"));
        Assert.Equal(("Ghi rõ văn bản", RuleDraftState.Draft), ((await Draft(ward)).Remark, (await Draft(ward)).State));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nghị quyết sửa ngưỡng", document: "05-NQ/ĐU"));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));

        // Whoever answers for the target is told, in words; nobody else is.
        var letter = Assert.Single(await ward.Outbox(), one => one.Kind == OutboxKind.Rules);
        Assert.Equal(("congan@phuong12.example", "Thay đổi cách đánh giá chỉ tiêu: security"), (letter.To, letter.Subject.Split("] ")[^1]));
        Assert.Null(letter.Mime);
        var message = await ward.Get<Composing>().Look(letter, Cancellation);
        var said = (await MimeKit.MimeMessage.LoadAsync(new MemoryStream(message!), Cancellation)).TextBody;
        Assert.Contains("ngưỡng từ dưới 5 thành dưới 2", said, StringComparison.Ordinal);
        Assert.Contains("05-NQ/ĐU", said, StringComparison.Ordinal);

        // The process ends between the database and the file: neither is lost.
        Assert.Equal(before, await File.ReadAllTextAsync(PathOf(ward), Cancellation));
        await ward.Restart();
        Assert.Equal(Stricter(2), await File.ReadAllTextAsync(PathOf(ward), Cancellation));
        Assert.Equal(2m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));
        var newest = ward.Get<PlanInForce>().Publications.Newest!;
        Assert.Equal(("owner", "Nghị quyết sửa ngưỡng (05-NQ/ĐU)", ward.Plan.Version), (newest.By, newest.Reason, newest.Sha256));
        var row = await Draft(ward);
        Assert.Equal((RuleDraftState.Published, "admin", ward.Plan.Version), (row.State, row.DecidedBy, row.Version));
        Assert.Equal(DraftReply.Unknown, await Decide(ward, Admin));
        Assert.Empty(
            await ward.Read(async db =>
                (await new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)).Select(problem => problem.Key).ToList()));
    }

    [Fact]
    public async Task Nobody_publishes_what_he_proposed_and_two_drafts_are_put_together_or_show_where_they_meet()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        Assert.Equal(DraftReply.Done, await Save(ward, Both, Stricter(2)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Both, "Sửa"));
        Assert.Equal(DraftReply.Own, await Decide(ward, Both));
        Assert.Equal(DraftReply.Done, await Send(ward, Both, new TakeBackRules("security")));
        Assert.Equal(DraftReply.Unknown, await Decide(ward, Admin));
        Assert.Equal(DraftReply.Done, await Send(ward, Both, new TakeBackRules("security")));
        Assert.Equal(RuleDraftState.Dropped, (await Draft(ward)).State);

        // Three begin with one version; the first is published.
        var begun = ward.Plan.Version;
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3), begun));
        Assert.Equal(DraftReply.Done,
            await Save(ward, Second, RuleText.Replace("\"Đối thoại với dân\"", "\"Đối thoại với nhân dân\"", StringComparison.Ordinal), begun));
        Assert.Equal(DraftReply.Done, await Save(ward, Third, Stricter(1), begun));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Sửa", of: "owner"));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, of: "owner"));
        await ward.Get<PlanInForce>().Load(Cancellation);

        var second = Read(ward, await Draft(ward, "second"));
        Assert.Empty(second.Conflicts);
        Assert.Equal("3. Đối thoại với nhân dân", Assert.Single(second.Differences).Name);
        Assert.Contains("\"below\", \"of\": 3", second.Text, StringComparison.Ordinal);
        Assert.Equal(["1. Số vụ phạm pháp"], Read(ward, await Draft(ward, "third")).Conflicts);
        Assert.Equal(DraftReply.Conflict, await Propose(ward, Third, "Sửa", of: "third"));
        // Who has seen the other's change has his own where they meet, and the other's everywhere else.
        var third = await Draft(ward, "third");
        var other = third.Text.Replace("\"Số buổi họp dân\"", "\"Số buổi tiếp dân\"", StringComparison.Ordinal);
        Assert.Equal(DraftReply.Done, await Send(ward, Third, new SaveRuleDraft("security", other, third.Base, third.Sha256) { Over = ward.Plan.Version }));
        Assert.Equal(ward.Plan.Version, (await Draft(ward, "third")).Base);
        Assert.Equal(DraftReply.Done, await Propose(ward, Second, "Sửa", of: "second"));

        // Whoever proposed it lost the right, and it is sent back: another goes on with it, once, and not while the first still may.
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, approves: false, "Sửa lại câu chữ", of: "second"));
        var left = await Draft(ward, "second");
        var over = new TakeOverRules("security", left.Id, left.Seen);
        Assert.Equal(DraftReply.HasOne, await Send(ward, Third, over));
        await ward.Read(db =>
        {
            db.Add(new UserAccount { Id = "second", UserName = "second", DisplayName = "Hai", FoldedName = "hai" });
            db.Add(new GrantRow { UserId = "second", Role = Role.ModuleOwner, Module = "security" });
            return db.SaveChangesAsync(Cancellation);
        });
        Assert.Equal(DraftReply.Unknown, await Send(ward, Owner, over));
        await ward.Read(db => db.Grants.ExecuteDeleteAsync(Cancellation));
        Assert.Equal(DraftReply.Stale, await Send(ward, Owner, over with { Seen = "khác" }));
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, over));
        Assert.Equal(DraftReply.Unknown, await Send(ward, Both, over));
        Assert.Equal((left.Text, left.Base, "Sửa lại câu chữ"), ((await Draft(ward, "owner")) is var taken ? (taken.Text, taken.Base, taken.Remark) : default));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Sửa", of: "owner"));

        // Somebody edits the folder meanwhile: neither is lost.
        await File.WriteAllTextAsync(PathOf(ward), Stricter(3).Replace("\"Số buổi họp dân\"", "\"Số cuộc họp dân\"", StringComparison.Ordinal), Cancellation);
        Assert.Equal(DraftReply.FolderWaits, await Decide(ward, Admin, of: "owner"));
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, of: "owner"));
        await ward.Get<PlanInForce>().Load(Cancellation);
        var text = await File.ReadAllTextAsync(PathOf(ward), Cancellation);
        Assert.All(["Số cuộc họp dân", "Đối thoại với nhân dân", "\"below\", \"of\": 3", "// Chú thích giữ nguyên."],
            written => Assert.Contains(written, text, StringComparison.Ordinal));
        Assert.Equal("Đối thoại với nhân dân", ward.Plan.TargetByKey["security.talks"].Definition.Name);
    }

    [Fact]
    public async Task What_was_in_force_is_told_with_who_and_why_compared_and_restored_as_a_draft()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        var first = ward.Plan.Version;
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(2)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nghị quyết sửa ngưỡng", document: "05-NQ/ĐU"));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        await ward.Get<PlanInForce>().Load(Cancellation);

        var view = await ward.Get<RuleVersions>().Show(first, ward.Plan.Version, Cancellation);

        Assert.Equal([ward.Plan.Version, first], view.Lines.Select(line => line.Row.Sha256));
        var newest = view.Lines[0];
        Assert.Equal(("owner", "admin", "Nghị quyết sửa ngưỡng", "05-NQ/ĐU"),
            (newest.Row.By, newest.Draft?.DecidedBy, newest.Draft?.Reason, newest.Draft?.Document));
        Assert.Equal(["security"], newest.Modules);
        Assert.Equal((true, null), newest.Judges);
        Assert.Equal("1. Số vụ phạm pháp", Assert.Single(view.Compared!.Differences).Name);
        Assert.Equal("security.json", Assert.Single(view.Compared.Lines).File);
        Assert.Null((await ward.Get<RuleVersions>().Show(first, "khác", Cancellation)).Compared);

        // A version as a folder, byte for byte.
        using (var zip = new ZipArchive(new MemoryStream((await ward.Get<RuleVersions>().Folder(first, Cancellation))!)))
        {
            Assert.Equal(["p/plan.json", "p/security.json"], zip.Entries.Select(entry => entry.FullName));
            await using var packed = await zip.Entries[1].OpenAsync(Cancellation);
            using var reader = new StreamReader(packed);
            Assert.Equal(RuleText, await reader.ReadToEndAsync(Cancellation));
        }

        Assert.Null(await ward.Get<RuleVersions>().Folder("khác", Cancellation));

        // Restoring changes nothing that is in force, and keeps the comments of its time.
        var text = await ward.Get<RuleVersions>().TextOf("security", first, Cancellation);
        Assert.Equal(RuleText.ReplaceLineEndings("\n"), text);
        Assert.Null(await ward.Get<RuleVersions>().TextOf("security", "khác", Cancellation));
        var inForce = ward.Plan.Version;
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, text!));
        Assert.Equal(inForce, ward.Plan.Version);
        Assert.Equal("1. Số vụ phạm pháp", Assert.Single(Read(ward, await Draft(ward)).Differences).Name);
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Khôi phục"));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Equal(first, ward.Plan.Version);
        Assert.Equal(5m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));

        // The same rules twice: the earlier publication is not said to be by whoever restored it.
        Assert.Equal([(first, "Khôi phục"), (inForce, "Nghị quyết sửa ngưỡng"), (first, null)],
            (await ward.Get<RuleVersions>().Show(null, null, Cancellation)).Lines.Select(line => (line.Row.Sha256, line.Draft?.Reason)));
    }

    [Fact]
    public async Task A_draft_of_rules_that_this_program_reads_no_more_is_kept_and_proposed_only_when_its_owner_has_looked_at_both()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        var old = new string('a', 64);
        await ward.Read(db =>
        {
            db.Add(new PlanVersionRow
            {
                PlanId = ward.Plan.Id, Sha256 = old, StoredAt = ward.Clock.GetUtcNow(),
                Files = StoredPlan.Write(new PlanSource("", [new PlanText("plan.json", "{ \"scheme\": "u8.ToArray())])),
            });
            return db.SaveChangesAsync(Cancellation);
        });
        var text = Stricter(2).Replace("\"responsible\"", "\"answersFor\"", StringComparison.Ordinal);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, text, old));

        var read = Read(ward, await Draft(ward));
        Assert.Equal((text, "security.json"), (read.Text, Assert.Single(read.Conflicts)));
        Assert.Contains(read.Problems, problem => problem.Key == "unknownKey");
        Assert.Equal(DraftReply.Conflict, await Propose(ward, Owner, "Sửa"));
        Assert.Equal(DraftReply.Done, await Send(ward, Owner,
            new SaveRuleDraft("security", Stricter(2), old, (await Draft(ward)).Sha256) { Over = ward.Plan.Version }));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Sửa"));
    }

    [Fact]
    public async Task A_save_that_has_not_seen_the_drafts_text_is_refused()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        Assert.Equal(DraftReply.Stale, await Save(ward, Owner, Stricter(2), ward.Plan.Version, "khác"));
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(2)));
        Assert.Equal(DraftReply.Stale,
            await Save(ward, Owner, Stricter(3), ward.Plan.Version, RuleDraftRow.DigestOf(RuleFiles.Of(ward.Plan.Source, "security")!)));
        Assert.Equal(Stricter(2).ReplaceLineEndings("\n"), (await Draft(ward)).Text);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3), ward.Plan.Version, (await Draft(ward)).Sha256));
    }
}
