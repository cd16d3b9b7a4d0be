using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Entry;

public sealed class SheetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_writers_on_one_cell_the_second_is_told_and_overwrites_nothing()
    {
        await using var ward = await Ward.Open();
        var seen = (await ward.Cell(Cases)).Stamp;
        var first = await ward.TypeKnowing(Clerk, Cases, 3, seen);
        var second = await ward.TypeKnowing(Colleague, Cases, 4, seen);

        Assert.Equal((CellResult.Saved, CellResult.Conflict), (first.Result, second.Result));
        Assert.Equal((3m, "Nguyễn An"), (second.Theirs, second.TheirName));
        Assert.Equal(3, (await ward.Cell(Cases)).Draft!.Value);
        Assert.Equal(CellResult.Saved, (await ward.TypeKnowing(Colleague, Cases, 4, second.Stamp!)).Result);
        Assert.Equal((4m, "Lê Bình"), ((await ward.Cell(Cases)).Draft!.Value, (await ward.Cell(Cases)).Draft!.EnteredBy));
    }

    [Fact]
    public async Task The_stamp_given_back_serves_for_the_next_change_and_the_same_form_twice_changes_nothing()
    {
        await using var ward = await Ward.Open();
        var first = await ward.Type(Clerk, Cases, 3);

        Assert.Equal(first.Stamp, (await ward.Cell(Cases)).Stamp);
        Assert.Equal(CellResult.Unchanged, (await ward.TypeKnowing(Clerk, Cases, 3, "0.0.0")).Result);
        var second = await ward.TypeKnowing(Clerk, Cases, 6, first.Stamp!);
        Assert.Equal((CellResult.Saved, (await ward.Cell(Cases)).Stamp), (second.Result, second.Stamp));
    }

    [Fact]
    public async Task All_or_nothing_keeps_nothing_where_one_cell_is_refused()
    {
        await using var ward = await Ward.Open();
        DraftCell[] cells = [new(Cases, 3, null, null, "0.0.0"), new(Solved, 0.12345678901m, null, null, "0.0.0")];

        var nothing = await ward.Do(Clerk, new SaveDrafts(Sheet, cells, AllOrNothing: true));
        Assert.False(nothing.Kept);
        Assert.Null((await ward.Cell(Cases)).Draft);
        var some = await ward.Do(Clerk, new SaveDrafts(Sheet, cells));
        Assert.Equal([CellResult.Saved, CellResult.Refused], some.Cells.Select(cell => cell.Result));
        Assert.Equal(Refusal.TooManyDigits, some.Cells[1].Why);
    }

    [Fact]
    public async Task What_has_changed_since_the_head_saw_it_is_not_approved_and_neither_is_the_rest()
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 3);
        await ward.Type(Clerk, Solved, 3);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        SeenCell[] seen = [.. (await ward.Sees()).Cells.Where(cell => cell.Draft is not null).Select(cell => new SeenCell(cell.Key, cell.Stamp))];
        await ward.Do(Clerk, new TakeBackSheet(Sheet, [Cases]));
        await ward.Type(Clerk, Cases, 9);
        await ward.Do(Clerk, new SubmitSheet(Sheet));

        var told = await ward.Do(Head, new ApproveSheet(Sheet, seen));

        Assert.Equal((0, CellResult.Conflict, 9m), (told.Cells, told.Refused.Single().Result, told.Refused.Single().Theirs));
        Assert.Empty(await ward.Figures());
        Assert.Equal(2, (await ward.Approves(Head, Cases, Solved)).Cells);
        var row = await ward.Read(db => db.Figures.SingleAsync(figure => figure.Figure == "cases", Cancellation));
        Assert.Equal((9m, "Nguyễn An", "Trần Chi", FigureOrigin.Entered), (row.Value, row.EnteredBy, row.ApprovedBy, row.Origin));
        Assert.Equal(0, await ward.Read(db => db.FigureDrafts.CountAsync(Cancellation)));
        Assert.Equal([SheetEventKind.Submitted, SheetEventKind.Submitted, SheetEventKind.Approved], await ward.Events());
    }

    [Fact]
    public async Task Only_approved_figures_are_judged()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Actor.System("Thử"), new EvaluateQuarter(Q3, RunTrigger.Manual));
        await ward.Type(Clerk, Cases, 4);
        Assert.Equal(EvaluationOutcome.NothingChanged, (await Evaluate(ward)).Outcome);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        Assert.Equal(EvaluationOutcome.NothingChanged, (await Evaluate(ward)).Outcome);
        await ward.Approves(Head, Cases);
        Assert.Equal(EvaluationOutcome.Completed, (await Evaluate(ward)).Outcome);
    }

    [Fact]
    public async Task A_lock_names_what_is_open_and_holds_until_it_is_reopened_with_a_reason()
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 3);

        var open = await ward.Do(Secretary, new LockPeriod("ward", Q3));
        Assert.Equal(LockOutcome.StillOpen, open.Outcome);
        Assert.Contains(new OpenSheet("police", 1, 1, 0), open.Open);
        Assert.Equal(LockOutcome.Locked, (await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true))).Outcome);
        Assert.Equal(LockOutcome.Already, (await ward.Do(Secretary, new LockPeriod("ward", Q3))).Outcome);
        Assert.Equal(Refusal.PeriodLocked, (await ward.Type(Clerk, Cases, 4)).Why);
        await Assert.ThrowsAsync<ArgumentException>(() => ward.Do(Secretary, new ReopenPeriod("ward", Q3, " ")));
        Assert.True(await ward.Do(Secretary, new ReopenPeriod("ward", Q3, "Sót số liệu")));
        Assert.False(await ward.Do(Secretary, new ReopenPeriod("ward", Q3, "Sót số liệu")));
        Assert.Equal(CellResult.Saved, (await ward.Type(Clerk, Cases, 4)).Result);
        Assert.Equal(LockOutcome.NoSuchPeriod, (await ward.Do(Secretary, new LockPeriod("kp-1", Q3))).Outcome);
        Assert.Equal(LockOutcome.NoSuchPeriod, (await ward.Do(Secretary, new LockPeriod("ward", Q3.AddQuarters(2)))).Outcome);
    }

    [Fact]
    public async Task A_file_writes_nothing_new_into_a_locked_quarter()
    {
        await using var ward = await Ward.Open();
        FigureEntry[] file = [new("cases", "ward", Q3, 3), new("cases", "ward", Q3.AddQuarters(-1), 2)];
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures(file, "Sổ giấy", FigureOrigin.Imported));
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));

        Assert.Equal(2, (await ward.Do(Actor.AtMachine("Thử"), new RecordFigures(file, "Sổ giấy", FigureOrigin.Imported))).Unchanged);
        var refused = await ward.Do(
            Actor.AtMachine("Thử"), new RecordFigures([file[1] with { Value = 1 }, file[0] with { Value = 9 }], "Sổ giấy", FigureOrigin.Imported));

        Assert.Equal(Refusal.PeriodLocked, refused.Refused.Single().Why);
        Assert.Equal([3m, 2m], await ward.Figures());
    }

    [Fact]
    public async Task A_correction_keeps_its_reason_and_both_names()
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 3);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Approves(Head, Cases);
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await ward.Type(Clerk, Cases, 5, "Bỏ sót hai vụ");
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Decides(Head, Cases, approve: true));

        await ward.Decides(Secretary, Cases, approve: true);

        var row = await ward.Read(db => db.Figures.OrderByDescending(figure => figure.Seq).FirstAsync(Cancellation));
        Assert.Equal((5m, "Nguyễn An", "Phạm Dung", "Bỏ sót hai vụ"), (row.Value, row.EnteredBy, row.ApprovedBy, row.Reason));
        Assert.Equal([SheetEventKind.Submitted, SheetEventKind.Approved, SheetEventKind.CorrectionAsked, SheetEventKind.CorrectionApproved],
            await ward.Events());
        Assert.Equal(CellHold.Locked, (await ward.Cell(Cases)).Hold);
    }

    [OnFile("the fault is a trigger in SQLite's words")]
    [Theory]
    [InlineData("CREATE TRIGGER stop BEFORE DELETE ON FigureDrafts BEGIN SELECT RAISE(ABORT, 'disk full'); END")]
    [InlineData("CREATE TRIGGER stop BEFORE INSERT ON SheetEvents BEGIN SELECT RAISE(ABORT, 'disk full'); END")]
    [InlineData("CREATE TRIGGER stop BEFORE INSERT ON Figures WHEN NEW.Figure = 'solved' BEGIN SELECT RAISE(ABORT, 'disk full'); END")]
    public async Task An_approval_that_fails_half_way_leaves_everything_as_it_was(string fault)
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 3);
        await ward.Type(Clerk, Solved, 3);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Read(db => db.Database.ExecuteSqlRawAsync(fault, Cancellation));

        await Assert.ThrowsAnyAsync<Exception>(() => ward.Approves(Head, Cases, Solved));

        Assert.Empty(await ward.Figures());
        Assert.Equal(2, (await ward.Sees()).Cells.Count(cell => cell.Draft?.State == DraftState.Submitted));
        Assert.Equal([SheetEventKind.Submitted], await ward.Events());
        await ward.Read(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER stop", Cancellation));
        Assert.Equal(2, (await ward.Approves(Head, Cases, Solved)).Cells);
    }

    [Fact]
    public async Task Of_fifty_clients_on_one_period_nobody_gets_an_error_and_nothing_is_lost()
    {
        await using var ward = await Ward.Open();
        var seen = (await ward.Cell(Cases)).Stamp;
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 50).Select(number => Task.Run(() =>
            ward.TypeKnowing(Person($"Cán bộ {number}", new Grant(Role.DataEntry, "police")), number % 2 == 0 ? Cases : Solved, number, seen), Cancellation)));

        Assert.Equal(2, outcomes.Count(outcome => outcome.Result == CellResult.Saved));
        Assert.Equal(48, outcomes.Count(outcome => outcome.Result == CellResult.Conflict));
        foreach (var key in (CellKey[])[Cases, Solved])
        {
            var kept = (await ward.Cell(key)).Draft!;
            Assert.All(outcomes.Where(outcome => outcome.Key == key && outcome.Result == CellResult.Conflict),
                told => Assert.Equal((kept.Value, kept.EnteredBy), (told.Theirs, told.TheirName)));
        }
    }

    [Fact]
    public async Task Corrections_are_decided_all_or_none()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await ward.Type(Clerk, Cases, 3, "Sót");
        await ward.Type(Clerk, Solved, 2, "Sót");
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        var seen = (await ward.Sees()).Cells.Where(cell => cell.Draft is not null).Select(cell => new SeenCell(cell.Key, cell.Stamp)).ToList();
        await ward.Do(Clerk, new TakeBackSheet(Sheet, [Solved]));
        await ward.Type(Clerk, Solved, 1, "Sót");
        await ward.Do(Clerk, new SubmitSheet(Sheet));

        var nothing = await ward.Do(Secretary, new DecideCorrection(Sheet, seen, Approve: true, "Đúng"));

        Assert.Equal([Solved], nothing.Refused.Select(outcome => outcome.Key));
        Assert.Empty(await ward.Figures());
        Assert.Equal(2, (await ward.Decides(Secretary, approve: true, Cases, Solved)).Cells);
        Assert.Equal([3m, 1m], (await ward.Figures()).OrderDescending());
        Assert.Single(await ward.Events(), SheetEventKind.CorrectionApproved);
    }

    private static Task<EvaluationResult> Evaluate(Ward ward) => ward.Do(Actor.System("Thử"), new EvaluateQuarter(Q3, RunTrigger.Manual));
}
