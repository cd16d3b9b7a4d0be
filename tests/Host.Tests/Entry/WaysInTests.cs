using System.Globalization;
using System.Text;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Excel;
using ActionPlan.Host.Tests.Registers;
using ActionPlan.ModuleKit;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Entry;

/// <summary>Whichever way a number or a row comes in, it meets the same refusals and the same doubts.</summary>
public sealed class WaysInTests
{
    private const string Rules = """
        { "module": "security",
          "figures": [
            { "id": "cases", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "whole": true, "type": "flow", "every": "quarter", "reportedBy": "police" },
            { "id": "share", "name": "Tỷ lệ hộ ký cam kết", "measuredIn": "%", "type": "stock", "every": "quarter", "reportedBy": "police" },
            { "id": "decision", "name": "Được công nhận", "measuredIn": "đạt", "whole": true, "type": "stock", "every": "quarter", "reportedBy": "police" } ],
          "targets": [
            { "id": "recognised", "name": "Được công nhận", "measuredIn": "đạt", "responsible": "police", "kind": "perPeriod", "every": "quarter", "needsSource": true,
              "value": "decision.Latest", "threshold": { "is": "atLeast", "of": 1 } } ] }
        """;

    private static readonly CellKey Share = Cases with { Figure = "share" };
    private static readonly CellKey Decision = Cases with { Figure = "decision" };
    private static readonly CellKey Locked = Cases with { Period = Period.Parse("2024-Q1") };
    private static readonly CellKey NextYear = Cases with { Period = Period.Parse("2025-Q1") };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_or_odd_number_is_told_the_same_by_every_way_in()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        await using var ward = await Ward.Open(rules: Rules);
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures([new("cases", "ward", Period.Parse("2024-Q2"), 10)], "Sổ giấy", FigureOrigin.Imported));
        await ward.Do(Secretary, new LockPeriod("ward", Period.Parse("2024-Q1"), DespiteOpen: true));

        (TriedNumber Tried, string[] Said)[] cases =
        [
            (new(Cases, "12"), []),
            (new(Cases, "-3"), ["BelowZero"]),
            (new(Cases, "2.5"), ["NotWhole"]),
            (new(Share, "12345678901234567890"), ["TooManyDigits"]),
            (new(Share, "0.12345678901"), ["TooManyDigits"]),
            (new(Share, "nhiều"), ["NotANumber"]),
            (new(NextYear, "3"), ["NotBegun"]),
            (new(Locked, "3"), ["PeriodLocked"]),
            (new(Decision, "1"), ["SourceMissing"]),
            (new(Decision, "1", new string('x', TypedText.Longest + 1)), ["TextTooLong"]),
            (new(Decision, "1", "Quyết định 12"), []),
            (new(Cases, "1234"), ["JumpSinceLast"]),
            (new(Share, "0.12"), ["SmallPercent"]),
        ];
        var wrong = new List<string>();
        foreach (var (tried, said) in cases)
        {
            foreach (var (name, way) in WaysIn.All)
            {
                var (words, _) = await way(ward, tried);
                if (!words.SequenceEqual(said))
                {
                    wrong.Add(
                        $"{name}: {tried.Cell.Figure} {tried.Cell.Period} = {tried.Value[..Math.Min(20, tried.Value.Length)]}: [{string.Join(", ", words)}], expected [{string.Join(", ", said)}]");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Equal([10m, 12m, 1m, 1234m, 0.12m], await ward.Figures());
    }

    [Fact]
    public async Task What_nobody_sees_is_left_out_at_the_ends_or_named_by_every_way_in_and_never_taken_as_part_of_a_number()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        await using var ward = await Ward.Open(rules: Rules);

        foreach (var (name, way) in WaysIn.All)
        {
            var behind = await way(ward, new(Cases, "12\u200B"));
            Assert.True(behind.Words.Length == 0 || behind.Text.Contains("U+200B", StringComparison.Ordinal), $"{name}: {behind.Text}");
            Assert.NotEmpty((await way(ward, new(Cases, "1\u200B2"))).Words);
        }

        Assert.Empty(await ward.Figures());
    }

    [Fact]
    public async Task A_number_that_may_be_a_thousand_is_told_wherever_people_write_it()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        await using var ward = await Ward.Open(rules: Rules);

        // A workbook and another system give numbers, not their writing.
        foreach (var (name, way) in WaysIn.All.Where(one => one.Name is not ("Excel" or "API")))
        {
            // A page reads it as Vietnamese write it, and asks where it is typed.
            var (words, _) = name == "page" ? ([TypedNumber.Read("1.000").Ambiguous ? "Thousand" : ""], "") : await way(ward, new(Cases, "1.000"));
            Assert.True(words.Contains("Thousand", StringComparer.Ordinal), $"{name}: {string.Join(", ", words)}");
            var (exact, _) = await way(ward, new(Cases, "1"));
            Assert.DoesNotContain("Thousand", exact);
        }
    }

    [Fact]
    public async Task Parts_that_contradict_their_whole_are_told_by_every_way_in()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        await using var ward = await Ward.Open();
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures([new("solved", "kp-1", Q3, 2)], "Sổ giấy", FigureOrigin.Imported));

        var told = new List<(string Way, string Text)>();
        foreach (var (name, way) in WaysIn.All)
        {
            told.Add((name, (await way(ward, new(Solved, "3"))).Text));
        }

        Assert.Equal([], told.Where(one => !one.Text.Contains("cấp dưới", StringComparison.Ordinal)));
        Assert.Equal(3, (await ward.Figures())[^1]);
    }

    [Fact]
    public async Task A_number_for_a_quarter_after_the_term_is_refused_by_import_too()
    {
        await using var ward = await Ward.Open("2026-05-05 08:00", rules: Rules);
        FigureEntry Of(string period) => new("cases", "ward", Period.Parse(period), 3);
        List<FigureEntry> entries = [Of("2026-Q1"), Of("2025-Q4"), Of("2023-Q4")];

        var recorded = await ward.Do(Actor.AtMachine("Thử"), new RecordFigures(entries, "Sổ giấy", FigureOrigin.Imported));

        // Bases and cut first years lie before the term.
        Assert.Equal([(Refusal.AfterTerm, "2026-Q1")], recorded.Refused.Select(refused => (refused.Why, refused.Entry.Period.ToString())));
    }

    [Fact]
    public async Task A_wrong_or_doubtful_row_is_told_the_same_by_every_way_into_a_register()
    {
        await using var ward = await RegisterFiles.Open();
        await ward.Do(Actor.AtMachine("Thử"), new ConfirmRegister("environment", "wells", "ward", [Period.Parse("2024-Q1")]));
        await ward.Do(Secretary, new LockPeriod("ward", Period.Parse("2024-Q1"), DespiteOpen: true));

        (string Area, string Address, string SealedOn, string Said)[] cases =
        [
            ("kp-1", "5 Hòa Bình", "2024-07-01", ""),
            ("kp-1", "6 Hòa Bình", "2042-07-01", "AheadNear"),
            ("kp-1", "6 Hòa Bình", "2024-10-06", "Ahead"),
            ("kp-9", "6 Hòa Bình", "2024-07-01", "WrongArea"),
            ("kp-1", "6 Hòa Bình", "hôm qua", "WrongDay"),
            ("kp-1", "6 Hòa Bình", "1999-07-01", "OutsideTerm"),
            ("kp-1", "6 Hòa Bình", "2024-03-01", "Locked"),
            ("kp-1", "1 quang  trung.", "2024-07-01", "Alike"),
        ];
        var told = new List<string>();
        foreach (var (area, address, day, _) in cases)
        {
            told.Add(
                string.Join(" | ", await OnPage(ward, area, address, day), await InSheet(ward, area, address, day), await AtMachine(ward, area, address, day)));
        }

        Assert.Equal(cases.Select(one => string.Join(" | ", one.Said, one.Said, one.Said)), told);
    }

    private static Dictionary<string, string> Cells(string area, string address, string day) =>
        new(StringComparer.Ordinal) { ["area"] = area, ["address"] = address, ["code"] = address.StartsWith("1 ", StringComparison.Ordinal) ? "007" : "",
            ["sealedOn"] = day };

    private static async Task<string> OnPage(Ward ward, string area, string address, string day)
    {
        var known = KnownRegister.Find("wells")!;
        var saved = await ward.Do(Actor.System("Thử"), new EnterRow(known.Module.Name, "wells", Cells(area, address, day)));
        await Forget(ward, saved);
        return Said(saved);
    }

    private static async Task<string> InSheet(Ward ward, string area, string address, string day)
    {
        var preview = await ward.Preview("wells", Csv(area, address, day), "so.csv");
        var problem = preview.Problems.Concat(preview.Doubts).FirstOrDefault();
        var key = problem?.Key;
        // A file names an area by its id, a workbook by its name.
        key = key switch { "RowLocked" => "Locked", "UnknownChoice" => "WrongArea", _ => key };
        return key ?? (preview.Changes.Any(change => change.Alike is not null) ? "Alike" : "");
    }

    private static async Task<string> AtMachine(Ward ward, string area, string address, string day)
    {
        var known = KnownRegister.Find("wells")!;
        var reader = new RegisterCsvReader(
            "so.csv", known.Register, RegisterCsvReader.OutlineOf(ward.Plan, Host.Words.Terms.Today(ward.Plan, ward.Clock)), _ => false);
        using var stream = new MemoryStream(Csv(area, address, day));
        reader.Read(stream);
        if (reader.Problems.Count > 0)
        {
            return reader.Problems[0].Row?.Key ?? reader.Problems[0].Key;
        }

        var saved = Assert.Single(await ward.Do(Actor.AtMachine("Thử"), new ImportRegister("wells", [.. reader.Lines.Select(line => line.Change)], "Sổ giấy")));
        await Forget(ward, saved);
        return Said(saved);
    }

    private static string Said(RowSaved saved) => saved switch
    {
        { Problems: [var problem, ..] } => problem.Key,
        { Locked: not null } => "Locked",
        { Outcome: RowOutcome.AlikeThere } => "Alike",
        { IsOutsideTerm: true } => "OutsideTerm",
        _ => "",
    };

    // The next way meets the register as this one did.
    private static async Task Forget(Ward ward, RowSaved saved)
    {
        if (saved is { IsDone: true, RowId: { } id })
        {
            await ward.Read(db => KnownRegister.Find("wells")!.Register.Entries(db, new RowFilter { Id = id }).ExecuteDeleteAsync(Cancellation));
        }
    }

    private static byte[] Csv(string area, string address, string day) =>
        Encoding.UTF8.GetBytes($"area,address,code,sealedOn\n{area},{address},{Cells(area, address, day)["code"]},{day}\n");
}
