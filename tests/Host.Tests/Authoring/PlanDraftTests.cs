using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>The office's draft of the plan's own file, and drafts that meet what else happens to files.</summary>
public sealed class PlanDraftTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_office_drafts_the_plans_own_file_and_somebody_else_publishes_it()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        var path = Path.Combine(ward.Get<PlanInForce>().Folder, RuleFiles.OfPlan);
        var before = (await File.ReadAllTextAsync(path, Cancellation)).ReplaceLineEndings("\n");
        var draft = before.Replace("Chương trình thử", "Chương trình 2024–2025", StringComparison.Ordinal);

        await Assert.ThrowsAsync<NotAllowedException>(() => Save(ward, Owner, draft, ward.Plan.Version, null, RuleFiles.OfPlan));
        await Assert.ThrowsAsync<NotAllowedException>(() => Save(ward, Admin, draft, ward.Plan.Version, null, RuleFiles.OfPlan));
        await Assert.ThrowsAsync<NotAllowedException>(() => Save(ward, Office, Stricter(2)));
        Assert.Equal(DraftReply.Done, await Save(ward, Office, draft, ward.Plan.Version, null, RuleFiles.OfPlan));
        Assert.Equal(DraftReply.Done, await Propose(ward, Office, "Đổi tên"));
        Assert.Equal(DraftReply.Own, await Decide(ward, Office));
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(ward, Second));

        // Meanwhile a unit was changed on its page: neither is lost.
        var unit = new UnitDefinition { Id = "police", Name = "Công an phường 12", Email = "congan@phuong12.example" };
        Assert.Equal(PlanEditOutcome.Saved, (await ward.Get<CommandSender>().Send(
            new SaveUnit(unit, IsNew: false, PlanEdit.Stamp(PlanSource.ReadFolder(ward.Get<PlanInForce>().Folder))), Admin, Cancellation)).Outcome);
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Equal(DraftReply.Done, await Decide(ward, Leader));
        await ward.Get<PlanInForce>().Load(Cancellation);

        Assert.Equal(("Chương trình 2024–2025", "Công an phường 12"), (ward.Plan.Name, ward.Plan.Units["police"].Name));
        Assert.Equal(draft.Replace("\"name\": \"Công an phường\"", "\"name\": \"Công an phường 12\"", StringComparison.Ordinal),
            (await File.ReadAllTextAsync(path, Cancellation)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_second_owner_of_the_module_the_office_or_a_leader_may_decide_and_whoever_proposed_may_not()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Sửa"));

        Assert.Equal(DraftReply.Own, await Decide(ward, Owner));
        var another = new Actor("works", "works", [new Grant(Role.ModuleOwner, Module: "works")], "127.0.0.1");
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(ward, another));
        foreach (var person in new[] { Second, Office, Leader, Admin })
        {
            Assert.Equal(DraftReply.ReasonMissing, await Decide(ward, person, approves: false));
        }

        Assert.Equal(DraftReply.Done, await Decide(ward, Second));
    }

    [Fact]
    public async Task Two_who_publish_at_the_same_moment_lose_neither()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3)));
        Assert.Equal(DraftReply.Done, await Save(ward, Second, RuleText.Replace("\"Đối thoại với dân\"", "\"Đối thoại\"", StringComparison.Ordinal)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Sửa", of: "owner"));
        Assert.Equal(DraftReply.Done, await Propose(ward, Second, "Sửa", of: "second"));

        var replies = await Task.WhenAll(Decide(ward, Admin, of: "owner"), Decide(ward, Office, of: "second"));
        Assert.Contains(DraftReply.Done, replies);
        Assert.All(replies, reply => Assert.True(reply is DraftReply.Done or DraftReply.FolderWaits, reply.ToString()));
        await ward.Get<PlanInForce>().Load(Cancellation);
        foreach (var (reply, of) in replies.Zip(["owner", "second"]).Where(one => one.First == DraftReply.FolderWaits))
        {
            Assert.Equal(DraftReply.Done, await Decide(ward, Admin, of: of));
            await ward.Get<PlanInForce>().Load(Cancellation);
        }

        Assert.Equal((3m, "Đối thoại"),
            (ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025), ward.Plan.TargetByKey["security.talks"].Definition.Name));
        Assert.Equal(Stricter(3).Replace("\"Đối thoại với dân\"", "\"Đối thoại\"", StringComparison.Ordinal), await File.ReadAllTextAsync(PathOf(ward), Cancellation));
    }

    [Fact]
    public async Task What_was_looked_at_before_something_else_was_published_is_looked_at_again()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3)));
        Assert.Equal(DraftReply.Done, await Save(ward, Second, RuleText.Replace("\"Đối thoại với dân\"", "\"Đối thoại\"", StringComparison.Ordinal)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Sửa", of: "owner"));
        Assert.Equal(DraftReply.Done, await Propose(ward, Second, "Sửa", of: "second"));
        var (row, against) = (await Draft(ward, "second"), await Against(ward));

        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, of: "owner"));
        await ward.Get<PlanInForce>().Load(Cancellation);

        Assert.Equal(DraftReply.Moved, await Send(ward, Admin, new DecideRules(row.Id, row.Seen, against, true, "", false)));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, of: "second"));
    }

    [Fact]
    public async Task What_a_figure_lacks_is_told_at_its_field()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        var text = RuleText.Replace("\"type\": \"flow\", \"every\": \"quarter\" },", "\"type\": \"flow\" },", StringComparison.Ordinal);
        var read = ward.Get<DraftReading>().Read("security", text, ward.Plan.Version)!;
        var (path, figure) = RuleFormEditing.Find(RuleFormEditing.Parse(text)!, FormShape.Figure, "cases")!.Value;

        var (field, problem) = Assert.Single(RuleForms.ProblemsOf(read, FormShape.Figure, path, figure), one => one.Problem.Severity == Severity.Error);
        Assert.Equal(("every", RuleForms.Missing), (field, problem.Key));
    }

    [Fact]
    public async Task A_draft_begun_on_a_version_that_this_program_cannot_read_any_more_is_shown_as_a_conflict_and_goes_on()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3)));
        await ward.Read(async db =>
        {
            var old = ward.Plan.Source.Files.Select(file => PlanSource.IsPlanFile(file.Name) ? new PlanText(file.Name, "{"u8.ToArray()) : file);
            db.PlanVersions.Add(new PlanVersionRow
            {
                Sha256 = new string('0', 64), PlanId = ward.Plan.Id, StoredAt = ward.Clock.GetUtcNow(), Files = StoredPlan.Write(new PlanSource("", old)),
            });
            (await db.RuleDrafts.SingleAsync(Cancellation)).Base = new string('0', 64);
            return await db.SaveChangesAsync(Cancellation);
        });

        Assert.Equal(["security.json"], Read(ward, await Draft(ward)).Conflicts);
        Assert.Equal(DraftReply.Conflict, await Propose(ward, Owner, "Sửa"));
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Sửa"));
    }

    [Fact]
    public async Task A_folder_into_which_nothing_can_be_written_keeps_the_proposal_and_says_so()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Sửa"));

        // Where the file would wait stands a folder: whoever runs the tests may write anywhere.
        var inTheWay = Path.Combine(ward.Get<PlanInForce>().Folder, ".security.json.new");
        Directory.CreateDirectory(inTheWay);
        Assert.Equal(DraftReply.NotWritable, await Decide(ward, Admin));
        Assert.Equal((RuleDraftState.Proposed, 5m), ((await Draft(ward)).State, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025)));
        Assert.Single(ward.Get<PlanInForce>().Publications.Standing);
        Directory.Delete(inTheWay);
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Equal(3m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));
    }
}
