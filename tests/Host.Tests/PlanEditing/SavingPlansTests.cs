using ActionPlan.Host.Commands;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Tests.PlanEditing;

public sealed class SavingPlansTests
{
    private static readonly UnitDefinition Front = new() { Id = "front", Name = "Ủy ban Mặt trận", Email = "mattran@phuong12.example" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_takes_effect_at_once_and_the_version_before_is_kept()
    {
        await using var ward = await Ward.Open();
        var before = ward.Plan.Version;

        var result = await Send(ward, new SaveUnit(Front, IsNew: false, Stamp(ward)));
        await ward.Get<PlanInForce>().Load(Cancellation);

        Assert.Equal(PlanEditOutcome.Saved, result.Outcome);
        Assert.Equal("Ủy ban Mặt trận", ward.Plan.Units["front"].Name);
        Assert.Equal([before, ward.Plan.Version],
            await ward.Read(db => db.PlanChanges.OrderBy(change => change.Seq).Select(change => change.Sha256).ToListAsync(Cancellation)));
        Assert.Equal("Mặt trận Tổ quốc", ward.Get<PlanInForce>().Version(before).Units["front"].Name);
    }

    [Fact]
    public async Task A_process_that_ends_between_the_database_and_the_file_loses_neither()
    {
        await using var ward = await Ward.Open();
        var file = await File.ReadAllBytesAsync(PathOf(ward), Cancellation);

        await Send(ward, new SaveUnit(Front, IsNew: false, Stamp(ward)));
        Assert.Equal(file, await File.ReadAllBytesAsync(PathOf(ward), Cancellation));

        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Contains(Front.Name, await File.ReadAllTextAsync(PathOf(ward), Cancellation), StringComparison.Ordinal);
        Assert.Equal(2, await ward.Read(db => db.PlanChanges.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_file_whose_change_was_never_committed_takes_nobodys_place()
    {
        await using var ward = await Ward.Open();
        PendingFile.Write(PathOf(ward), [.. "{}"u8]);

        await ward.Get<PlanInForce>().Load(Cancellation);
        var result = await Send(ward, new SaveUnit(Front, IsNew: false, Stamp(ward)));
        await ward.Get<PlanInForce>().Load(Cancellation);

        Assert.Equal(PlanEditOutcome.Saved, result.Outcome);
        Assert.Empty(ward.Get<PlanInForce>().Problems);
        Assert.Equal("Ủy ban Mặt trận", ward.Plan.Units["front"].Name);
    }

    [Fact]
    public async Task A_file_that_changed_since_it_was_shown_is_not_overwritten()
    {
        await using var ward = await Ward.Open();
        var stamp = Stamp(ward);
        ward.Rewrite(WardPlan.Json.Replace("Chương trình thử", "Chương trình khác", StringComparison.Ordinal));
        var file = await File.ReadAllBytesAsync(PathOf(ward), Cancellation);

        Assert.Equal(PlanEditOutcome.ChangedMeanwhile, (await Send(ward, new SaveUnit(Front, IsNew: false, stamp))).Outcome);
        Assert.Equal(file, await File.ReadAllBytesAsync(PathOf(ward), Cancellation));
    }

    [Fact]
    public async Task A_change_that_the_checks_refuse_leaves_file_and_database_alone()
    {
        await using var ward = await Ward.Open();
        var file = await File.ReadAllBytesAsync(PathOf(ward), Cancellation);

        var ended = await Send(ward, new SaveUnit(Front with { To = new DateOnly(2024, 6, 30) }, IsNew: false, Stamp(ward)));
        var twice = await Send(ward, new SaveUnit(Front, IsNew: true, Stamp(ward)));
        var address = await Send(ward, new SaveContact("front", "kp-1", "không phải địa chỉ", Stamp(ward)));

        Assert.Equal(["unitStillAnswers", "duplicateId", "badAddress"],
            ((PlanEdited[])[ended, twice, address]).Select(result => Assert.Single(result.Problems).Key));
        Assert.Equal(file, await File.ReadAllBytesAsync(PathOf(ward), Cancellation));
        Assert.Equal(1, await ward.Read(db => db.PlanChanges.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_neighbourhood_is_ended_into_another_and_stays_in_the_plan()
    {
        await using var ward = await Ward.Open();

        await Save(
            ward,
            new SaveArea(new AreaDefinition { Id = "kp-2", Name = "Khu phố 2", Kind = "neighbourhood", From = new DateOnly(2024, 7, 1) }, IsNew: true, "ward",
                Stamp(ward)));
        await Save(
            ward,
            new SaveArea(new AreaDefinition { Id = "kp-1", Name = "Khu phố 1", Kind = "neighbourhood", To = new DateOnly(2024, 6, 30), MergedInto = "kp-2" },
                IsNew: false, null, Stamp(ward)));
        await Save(ward, new SaveEscalation("front", Stamp(ward)));

        Assert.Equal(new DateOnly(2024, 6, 30), ward.Plan.Areas.Find("kp-1")!.To);
        Assert.Equal("ward", ward.Plan.Areas.ParentOf(ward.Plan.Areas.Find("kp-2")!)!.Id);
        Assert.Equal("front", ward.Plan.File.EscalateTo);
    }

    [Fact]
    public async Task The_sample_changes_a_copy_of_its_own_and_never_the_installations_plan()
    {
        await using var ward = await Ward.Open(isSample: true);
        var real = Directory.GetFiles(Path.Combine(ward.Folder, "rules"), "plan.json", SearchOption.AllDirectories).Single();
        var before = await File.ReadAllTextAsync(real, Cancellation);

        Assert.Equal(PlanEditOutcome.Saved, (await Send(ward, new SaveUnit(Front, IsNew: false, Stamp(ward)))).Outcome);
        await ward.Get<PlanInForce>().Load(Cancellation);

        var own = ward.Get<PlanInForce>().Folder;
        Assert.StartsWith(Path.Combine(ward.Folder, "data", "sample-rules"), own, StringComparison.Ordinal);
        Assert.Contains(Front.Name, await File.ReadAllTextAsync(Path.Combine(own, "plan.json"), Cancellation), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(real, Cancellation));
    }

    [Fact]
    public async Task Only_an_administrator_may_change_the_plan()
    {
        await using var ward = await Ward.Open();
        var head = new Actor("Nguyễn An", "an", [new Grant(Role.UnitHead, "front")], "127.0.0.1");

        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Get<CommandSender>().Send(new SaveUnit(Front, IsNew: false, Stamp(ward)), head, Cancellation));
        Assert.Equal("Mặt trận Tổ quốc", ward.Plan.Units["front"].Name);
    }

    private static async Task Save(Ward ward, Mediator.ICommand<PlanEdited> command)
    {
        Assert.Equal(PlanEditOutcome.Saved, (await Send(ward, command)).Outcome);
        await ward.Get<PlanInForce>().Load(Cancellation);
    }

    private static Task<PlanEdited> Send(Ward ward, Mediator.ICommand<PlanEdited> command) =>
        ward.Get<CommandSender>().Send(command, new Actor("Quản trị", "admin", [new Grant(Role.Administrator)], "127.0.0.1"), Cancellation);

    private static string Stamp(Ward ward) => PlanEdit.Stamp(ward.Plan.Source);

    private static string PathOf(Ward ward) => Path.Combine(ward.Get<PlanInForce>().Folder, "plan.json");
}
