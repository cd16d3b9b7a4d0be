using System.Text;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Pages.Audit;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Audit;

/// <summary>A quarter's figures on their way, each step as the trail tells it.</summary>
public sealed class CommandEntryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_step_of_a_sheet_is_one_entry_in_the_name_of_whoever_took_it()
    {
        await using var ward = await Ward.Open();

        await Told(ward, "SaveDrafts", Clerk, null, () => ward.Type(Clerk, Cases, 3), "FigureDrafts added");
        await Told(ward, "SaveDrafts", Colleague, null, () => ward.Type(Colleague, Cases, 4), "FigureDrafts changed Value 3→4");
        await Told(ward, "SubmitSheet", Clerk, null, () => ward.Do(Clerk, new SubmitSheet(Sheet)), "FigureDrafts changed State Draft→Submitted",
            "SheetEvents added");
        await Told(ward, "TakeBackSheet", Clerk, null, () => ward.Do(Clerk, new TakeBackSheet(Sheet)), "FigureDrafts changed State Submitted→Draft");
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await Told(ward, "SendBackSheet", Head, "Sai số", () => ward.Do(Head, new SendBackSheet(Sheet, null, "Sai số")),
            "FigureDrafts changed State Submitted→SentBack", "SheetEvents added");
        await ward.Type(Clerk, Cases, 5);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        var approved = await Told(ward, "ApproveSheet", Head, null, () => ward.Approves(Head, Cases), "FigureDrafts removed", "SheetEvents added");
        Assert.Equal(5m, approved.Figures!.Listed.Single().After);
        await Told(ward, "LockPeriod", Secretary, null, () => ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true)), "PeriodLocks added");
        await Told(ward, "ReopenPeriod", Secretary, "Bổ sung", () => ward.Do(Secretary, new ReopenPeriod("ward", Q3, "Bổ sung")), "PeriodLocks added");
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await Told(ward, "SaveDrafts", Clerk, "Đếm sót", () => ward.Type(Clerk, Cases, 6, "Đếm sót"), "FigureDrafts added");
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Approves(Head, Cases);
        var corrected = await Told(ward, "DecideCorrection", Secretary, "Đã đối chiếu hồ sơ", () => ward.Decides(Secretary, Cases, approve: true),
            "FigureDrafts removed", "SheetEvents added");
        Assert.Equal((5m, 6m), (corrected.Figures!.Listed.Single().Before, corrected.Figures.Listed.Single().After));
        Assert.Empty(await ward.Read(db => new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)));
    }

    [Fact]
    public async Task A_command_that_was_refused_leaves_no_entry()
    {
        await using var ward = await Ward.Open();
        var before = await Count(ward);

        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Do(Clerk, new LockPeriod("ward", Q3)));
        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Do(Clerk, new EvaluateQuarter(Q3, RunTrigger.Manual)));
        await ward.Do(Clerk, new SubmitSheet(Sheet));

        Assert.Equal(before, await Count(ward));
    }

    [Theory]
    [InlineData("an", null, "SaveDrafts")]
    [InlineData("NGUYEN", null, "SaveDrafts")]
    [InlineData("tran chi", null, "SendBackSheet")]
    [InlineData(null, "sai so", "SendBackSheet")]
    [InlineData(null, "công an phường 2024-q3 pham phap", "SaveDrafts")]
    [InlineData("an", "sai", "")]
    public async Task Entries_are_found_without_case_and_diacritics(string? who, string? about, string first)
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 3);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Do(Head, new SendBackSheet(Sheet, null, "Sai số liệu"));
        var filter = AuditFilter.Read(null, null, who, null, about, []);

        var found = await ward.Read(db => filter.Of(db, ward.Plan).OrderBy(row => row.Seq).Select(row => row.Action).FirstOrDefaultAsync(Cancellation));

        Assert.Equal(first, found ?? "");
    }

    [Fact]
    public async Task A_day_is_a_day_where_the_plan_is()
    {
        await using var ward = await Ward.Open("2024-10-05 00:30");
        await ward.Type(Clerk, Cases, 3);

        Assert.Equal((0, 1, 0), (await On("2024-10-04"), await On("2024-10-05"), await On("2024-10-06")));

        async Task<int> On(string day) => await ward.Read(db =>
            AuditFilter.Read(day, day, null, "SaveDrafts", null, []).Of(db, ward.Plan).CountAsync(Cancellation));
    }

    [Fact]
    public async Task The_export_keeps_texts_and_no_cell_is_a_formula()
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 3);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Do(Head, new SendBackSheet(Sheet, null, "=HYPERLINK(\"http://x\"), \"sai\""));
        using var stream = new MemoryStream();

        await ward.Read(async db =>
        {
            await AuditExport.Write(stream, db.Audit.OrderBy(row => row.Seq), Cancellation);
            return 0;
        });

        var lines = Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(await Count(ward) + 1, lines.Length);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\"), \"\"sai\"\"\"", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains(",\"=", StringComparison.Ordinal) || line.Contains(",\"@", StringComparison.Ordinal));
    }

    private static async Task<EntryChanges> Told<T>(Ward ward, string action, Actor actor, string? reason, Func<Task<T>> step, params string[] expected)
    {
        var before = await Count(ward);
        await step();
        var entry = Assert.Single(await ward.Read(db => db.Audit.AsNoTracking().Where(row => row.Seq > before).ToListAsync(Cancellation)));

        Assert.Equal((action, actor.Name, actor.UserId, "127.0.0.1"), (entry.Action, entry.Actor, entry.UserId, entry.From));
        Assert.Equal(reason, entry.Reason);
        var changes = EntryChanges.Read(entry.Changes);
        var said = changes.Rows.SelectMany(row => row.Kind == ChangeKind.Changed
            ? row.After.Select(pair => $"{row.Table} changed {pair.Key} {row.Before[pair.Key]}→{pair.Value}")
            : [$"{row.Table} {(row.Kind == ChangeKind.Added ? "added" : "removed")}"]);
        Assert.Empty(expected.Except(said, StringComparer.Ordinal));
        return changes;
    }

    private static Task<int> Count(Ward ward) => ward.Read(db => db.Audit.CountAsync(Cancellation));
}
