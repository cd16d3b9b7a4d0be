using System.Net;
using ActionPlan.Host.Api.V1;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using static ActionPlan.Host.Tests.Api.ApiCalls;

namespace ActionPlan.Host.Tests.Api;

[Collection(nameof(ApiCollection))]
public sealed class PostedFiguresTests(ApiApp app)
{
    private static readonly Actor Clerk = new("Nguyễn An", "an", [new Grant(Role.DataEntry, "police")], "127.0.0.1");
    private static readonly Actor Head = new("Trần Chi", "chi", [new Grant(Role.UnitHead, "police")], "127.0.0.1");

    [Fact]
    public async Task What_a_system_sends_are_drafts_that_the_units_head_approves()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite, Scope.FiguresRead);
        var answer = await (await system.PostFigures(Batch(Cases("19", "2021-Q1")))).Json();

        Assert.Equal((1, 0, "saved"),
            (answer.GetProperty("saved").GetInt32(), answer.GetProperty("unchanged").GetInt32(),
                answer.GetProperty("figures")[0].GetProperty("result").GetString()));
        var draft = await Draft("2021-Q1");
        Assert.Equal((19m, DraftState.Draft, "police"), (draft!.Value, draft.State, draft.Unit));
        Assert.StartsWith("Hệ thống thống kê (khóa ap_", draft.EnteredBy, StringComparison.Ordinal);
        Assert.Empty((await (await system.Get("/api/v1/figures?period=2021-Q1")).Json()).GetProperty("items").EnumerateArray());
        var waiting = (await (await system.Get("/api/v1/figures?period=2021-Q1&state=drafts")).Json()).GetProperty("items")[0];
        Assert.Equal(("draft", "19"), (waiting.GetProperty("state").GetString(), waiting.GetProperty("value").GetRawText()));
        var entry = await app.Read(db => db.Audit.OrderByDescending(row => row.Seq).FirstAsync(row => row.Action == "TakeFigures", ApiApp.Cancellation));
        Assert.Equal((draft.EnteredBy, null, "127.0.0.1"), (entry.Actor, entry.UserId, entry.From));

        var sheet = Sheet("2021-Q1");
        await app.DoAs(Clerk, new SubmitSheet(sheet));
        var stamp = (await app.Read(db => new EntrySheets(db).Load(app.Plan, sheet, ApiApp.Cancellation))).Cells.Single(cell => cell.Draft is not null);
        await app.DoAs(Head, new ApproveSheet(sheet, [new SeenCell(stamp.Key, stamp.Stamp)]));

        var approved = (await (await system.Get("/api/v1/figures?period=2021-Q1&unit=police")).Json()).GetProperty("items")[0];
        Assert.Equal(("approved", "criminalCases", draft.EnteredBy),
            (approved.GetProperty("state").GetString(), approved.GetProperty("figure").GetString(), approved.GetProperty("enteredBy").GetString()));
    }

    [Fact]
    public async Task The_same_batch_again_is_answered_as_before_whatever_became_of_it()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);
        var first = await (await system.PostFigures(Batch(Cases("5", "2021-Q2")), "quý-2".Replace('ý', 'y'))).Content.ReadAsStringAsync(ApiApp.Cancellation);
        await app.Do(new LockPeriod("phuong-12", Period.Parse("2021-Q2"), DespiteOpen: true));

        var again = await system.PostFigures(Batch(Cases("5", "2021-Q2")), "quy-2");

        Assert.Equal((HttpStatusCode.OK, first, "true"),
            (again.StatusCode, await again.Content.ReadAsStringAsync(ApiApp.Cancellation), again.Headers.GetValues("Idempotent-Replayed").Single()));
        Assert.Equal(1, (await Draft("2021-Q2"))!.Version);
        await (await system.PostFigures(Batch(Cases("6", "2021-Q2")), "quy-2")).Problem(422, "otherBody");
        using var other = await app.WithNew("police", Scope.FiguresWrite);
        await (await other.PostFigures(Batch(Cases("6", "2021-Q2")), "quy-2")).Problem(422, "wrongFigures");
    }

    [Fact]
    public async Task Twenty_at_once_with_one_name_are_one_batch()
    {
        var key = await app.Key("police", Scope.FiguresWrite);
        using var system = app.With(key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => system.PostFigures(Batch(Cases("8", "2021-Q3")), "once")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(ApiApp.Cancellation)))).Distinct());
        Assert.Single(answers, answer => !answer.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(1, (await Draft("2021-Q3"))!.Version);
        Assert.Equal(1, await app.Read(db => db.FigureDeliveries.CountAsync(row => row.DeliveryId == "once", ApiApp.Cancellation)));
    }

    [Theory]
    [InlineData("2021-Q4", "123456789012345678.0123456789")]
    [InlineData("2022-Q1", "0.1")]
    [InlineData("2022-Q2", "0.0000000001")]
    public async Task Every_digit_arrives_and_comes_back(string period, string digits)
    {
        using var system = await app.WithNew("people-committee", Scope.FiguresWrite, Scope.FiguresRead);
        await (await system.PostFigures(Batch(Waste(digits, period)))).Json();
        var asText = await (await system.PostFigures(Batch(Waste($"\"{digits}\"", period)))).Json();

        Assert.Equal(decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), (await Draft(period, "domesticWasteCollected"))!.Value);
        Assert.Equal((1, digits), (asText.GetProperty("unchanged").GetInt32(), asText.GetProperty("figures")[0].GetProperty("value").GetRawText()));
        var read = await (await system.Get($"/api/v1/figures?period={period}&state=drafts&unit=people-committee")).Json();
        Assert.Equal(digits, read.GetProperty("items")[0].GetProperty("value").GetRawText());
    }

    [Theory]
    [InlineData("""{ "figure": "criminalCase", "area": "phuong-12", "period": "2022-Q3", "value": 1 }""", "/figures/1/figure unknownFigureNear")]
    [InlineData("""{ "figure": "criminalCases", "area": "phuong-99", "period": "2022-Q3", "value": 1 }""", "/figures/1/area unknownAreaNear")]
    [InlineData("""{ "figure": "criminalCases", "area": "phuong-12", "period": "Q3/2022", "value": 1 }""", "/figures/1/period badPeriod")]
    [InlineData("""{ "figure": "criminalCases", "area": "phuong-12", "period": "2022", "value": 1 }""", "/figures/1/period everyQuarter")]
    [InlineData("""{ "figure": "policeEnlisted", "area": "phuong-12", "period": "2022-Q3", "value": 1 }""", "/figures/1/period everyYear")]
    [InlineData("""{ "figure": "policeCallUp", "area": "phuong-12", "period": "2022-Q3", "value": 1 }""", "/figures/1/period quotaQuarter")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2019-Q3", "value": 1 }""", "/figures/1/period outsideTerm")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2025-Q3", "value": 1 }""", "/figures/1/period notBegun")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3", "value": "1,5" }""", "/figures/1/value notANumberGuess")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3", "value": 1e3 }""", "/figures/1/value notANumberGuess")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3", "value": true }""", "/figures/1/value notANumber")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3", "value": 0.12345678901 }""", "/figures/1/value tooManyDigits")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3", "value": -3 }""", "/figures/1/value belowZero")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3", "value": 2.5 }""", "/figures/1/value notWhole")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3\u200b", "value": 2 }""", "/figures/1/period badPeriod")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3" }""", "/figures/1/value missingMember")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3", "value": 1, "sourse": "x" }""", "/figures/1/sourse unknownMemberNear")]
    [InlineData("""{ "figure": 7, "area": "phuong-12", "period": "2022-Q3", "value": 1 }""", "/figures/1/figure notText")]
    [InlineData("""{ "figure": "solvedCases", "area": "phuong-12", "period": "2022-Q3", "value": 1, "note": "\ud800" }""", "/figures/1/note brokenText")]
    [InlineData("""{ "figure": "criminalCases", "area": "phuong-12", "period": "2022-Q3", "value": 2 }""", "/figures/1 sentTwice")]
    [InlineData("""{ "figure": "neighbourhoodsWithoutHiding", "area": "phuong-12", "period": "2023", "value": 2 }""", "/figures/1/figure countedFromRegister")]
    [InlineData("7", "/figures/1 notAnObject")]
    public async Task A_wrong_figure_is_named_with_what_would_be_right_and_nothing_is_taken(string wrong, string place)
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);

        var problem = await (await system.PostFigures(Batch(Cases("1", "2022-Q3"), wrong))).Problem(422, "wrongFigures");

        Assert.Equal([place], problem.Places());
        Assert.Null(await Draft("2022-Q3"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);

        var problem = await (await system.PostFigures("""{ "figures": [ { "figure": "x", "area": "y", "period": "z", "value": "w" }, { } ], "more": 1 }"""))
            .Problem(422);

        Assert.Equal(9, problem.Places().Length);
    }

    [Fact]
    public async Task Sixty_thousand_unknown_members_are_answered_with_a_page_and_not_with_a_book()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);
        var members = string.Join(", ", Enumerable.Range(0, 60_000).Select(index => $"\"m{index}\": 1"));

        var answer = await system.PostFigures($$"""{ "figures": [ ], {{members}} }""");

        Assert.True((await answer.Content.ReadAsByteArrayAsync(ApiApp.Cancellation)).Length < 50_000);
        var places = (await answer.Problem(422)).Places();
        Assert.Equal((101, true), (places.Length, places[^1].EndsWith("tooManyProblems", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("police", null, null, "population", "2022", "otherUnit")]
    [InlineData("people-committee", "environment", null, "population", "2022", "outsideKey")]
    public async Task Figures_beyond_the_key_are_refused(string unit, string? module, string? area, string figure, string period, string why)
    {
        using var system = app.With((await app.Create(unit, [Scope.FiguresWrite], module, area)).Secret);

        var problem =
            await (await system.PostFigures($$"""{ "figures": [ { "figure": "{{figure}}", "area": "phuong-12", "period": "{{period}}", "value": 1 } ] }"""))
                .Problem(403, "notYours");

        Assert.Equal([$"/figures/0/figure {why}"], problem.Places());
        Assert.False(await app.Read(db => db.FigureDrafts.AnyAsync(row => row.Figure == figure, ApiApp.Cancellation)));
    }

    [Fact]
    public async Task A_deciding_document_is_asked_for_where_one_is_needed()
    {
        using var system = await app.WithNew("people-committee", Scope.FiguresWrite);
        const string bare = """{ "figure": "healthStationRecognised", "area": "phuong-12", "period": "2022", "value": 1 }""";

        Assert.Equal(["/figures/0/source sourceMissing"], (await (await system.PostFigures(Batch(bare))).Problem(422)).Places());
        Assert.Equal(HttpStatusCode.OK,
            (await system.PostFigures(Batch(bare.Replace("1 }", "1, \"source\": \"Số 5/QĐ-UBND ngày 03/01/2023\" }", StringComparison.Ordinal)))).StatusCode);
    }

    [Fact]
    public async Task What_people_have_on_its_way_is_left_alone_and_told()
    {
        await Type("2022-Q4", 4);
        using var system = await app.WithNew("police", Scope.FiguresWrite);

        var problem = await (await system.PostFigures(Batch(Cases("5", "2022-Q4"), Cases("5", "2023-Q1")))).Problem(409, "othersDrafts");

        Assert.Equal(["/figures/0 othersDraft"], problem.Places());
        Assert.Contains("Nguyễn An", problem.GetProperty("errors")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal((4m, (FigureDraftRow?)null), ((await Draft("2022-Q4"))!.Value, await Draft("2023-Q1")));
        Assert.Equal(1, (await (await system.PostFigures(Batch(Cases("4", "2022-Q4")))).Json()).GetProperty("unchanged").GetInt32());
        using var other = await app.WithNew("police", Scope.FiguresWrite);
        await other.PostFigures(Batch(Cases("5", "2023-Q1")));
        await (await system.PostFigures(Batch(Cases("6", "2023-Q1")))).Problem(409);
    }

    [Fact]
    public async Task A_keys_own_draft_gives_way_until_it_is_submitted()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);
        await system.PostFigures(Batch(Cases("5", "2023-Q2")));
        await system.PostFigures(Batch(Cases("6", "2023-Q2")));
        Assert.Equal((6m, 2), ((await Draft("2023-Q2"))!.Value, (await Draft("2023-Q2"))!.Version));

        await app.DoAs(Clerk, new SubmitSheet(Sheet("2023-Q2")));

        Assert.Equal(["/figures/0 alreadySubmitted"], (await (await system.PostFigures(Batch(Cases("7", "2023-Q2")))).Problem(422)).Places());
    }

    [Fact]
    public async Task A_locked_quarter_says_what_to_do_instead()
    {
        await app.Do(new LockPeriod("phuong-12", Period.Parse("2023-Q3"), DespiteOpen: true));
        using var system = await app.WithNew("police", Scope.FiguresWrite);

        var problem = await (await system.PostFigures(Batch(Cases("7", "2023-Q3")))).Problem(422);

        Assert.Equal(["/figures/0/period periodLocked"], problem.Places());
        Assert.Contains("đính chính", problem.GetProperty("errors")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static string Waste(string value, string period) =>
        $$"""{ "figure": "domesticWasteCollected", "area": "phuong-12", "period": "{{period}}", "value": {{value}} }""";

    private Task<FigureDraftRow?> Draft(string period, string figure = "criminalCases") => app.Read(db => db.FigureDrafts.AsNoTracking()
        .SingleOrDefaultAsync(row => row.Figure == figure && row.Period == Period.Parse(period), ApiApp.Cancellation));

    private static SheetKey Sheet(string quarter) => new("police", "phuong-12", Period.Parse(quarter));

    private Task<DraftsSaved> Type(string quarter, decimal value) => app.DoAs(Clerk, new SaveDrafts(
        Sheet(quarter), [new DraftCell(new CellKey("criminalCases", "phuong-12", Period.Parse(quarter)), value, null, null, "0.0.0")]));
}
