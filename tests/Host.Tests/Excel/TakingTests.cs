using System.Text;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using static ActionPlan.Host.Tests.Excel.SampleSheet;

namespace ActionPlan.Host.Tests.Excel;

public class TakingTests
{
    [Fact]
    public async Task A_filled_template_is_taken_as_drafts_and_not_as_figures()
    {
        await using var ward = await Ward.Open();
        var preview = await Preview(ward, await Filled(ward));

        var saved = await ward.Do(Office.Clerk, UploadTaking.Command(preview));

        Assert.True(saved.Kept);
        var cases = await ward.Cell(Office.Cases);
        Assert.Equal((19m, "Nguyễn An", DraftState.Draft), (cases.Draft!.Value, cases.Draft.EnteredBy, cases.Draft.State));
        Assert.Equal(7m, (await ward.Cell(Office.Solved)).Draft!.Value);
        Assert.Empty(await ward.Figures());
    }

    [Fact]
    public async Task The_long_csv_is_taken_the_same_way()
    {
        await using var ward = await Ward.Open();
        var file = Encoding.UTF8.GetBytes("figure,area,period,value\ncases,ward,2024-Q3,19\n");

        Assert.True((await ward.Do(Office.Clerk, UploadTaking.Command(await Preview(ward, file, "f.csv")))).Kept);
        Assert.Equal(19m, (await ward.Cell(Office.Cases)).Draft!.Value);

        // A number that came back and was right all the same is sent again, as by whoever types it again.
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet));
        await ward.Do(Office.Head, new SendBackSheet(Office.Sheet, null, "Xem lại"));
        Assert.True((await ward.Do(Office.Clerk, UploadTaking.Command(await Preview(ward, file, "f.csv")))).Kept);
        Assert.Equal(DraftState.Draft, (await ward.Cell(Office.Cases)).Draft!.State);
    }

    [Fact]
    public async Task What_a_colleague_changed_while_the_preview_was_looked_at_keeps_all_from_being_taken()
    {
        await using var ward = await Ward.Open();
        var file = await Filled(ward);
        var preview = await Preview(ward, file);
        await ward.Type(Office.Colleague, Office.Solved, 8);

        var saved = await ward.Do(Office.Clerk, UploadTaking.Command(preview));
        var refused = await Preview(ward, file);

        Assert.False(saved.Kept);
        Assert.Null((await ward.Cell(Office.Cases)).Draft);
        Assert.Equal(8m, (await ward.Cell(Office.Solved)).Draft!.Value);
        Assert.False(refused.CanBeTaken);
        Assert.NotEqual(preview.Mark, refused.Mark);
        Assert.Contains("Lê Bình", Assert.Single(refused.Problems).Message(Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_downloaded_before_a_colleague_entered_a_figure_is_a_conflict_in_the_preview()
    {
        await using var ward = await Ward.Open();
        var file = await Filled(ward);
        await ward.Type(Office.Colleague, Office.Cases, 23);

        var preview = await Preview(ward, file);

        Assert.Contains("đã được đổi thành 23 bởi Lê Bình", Assert.Single(preview.Problems).ToString(Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_submitted_is_refused_in_the_preview_already()
    {
        await using var ward = await Ward.Open();
        await ward.Type(Office.Clerk, Office.Cases, 5);
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet));

        var preview = await Preview(ward, await Filled(ward));

        Assert.Contains("đã trình duyệt; hãy rút lại trước khi sửa", Assert.Single(preview.Problems).ToString(Vietnamese), StringComparison.Ordinal);
        Assert.False(preview.CanBeTaken);
    }

    [Fact]
    public async Task Nobody_takes_an_upload_for_a_unit_that_is_not_theirs()
    {
        await using var ward = await Ward.Open();
        var preview = await Preview(ward, await Filled(ward));

        await Assert.ThrowsAsync<NotAllowedException>(
            () => ward.Do(Office.Person("Người khác", new Grant(Role.DataEntry, "front")), UploadTaking.Command(preview)));
        Assert.Null((await ward.Cell(Office.Cases)).Draft);
    }

    [Fact]
    public async Task Only_a_sheet_that_one_may_see_can_be_downloaded_or_uploaded()
    {
        await using var ward = await Ward.Open();

        Assert.NotNull(Key(ward, Office.Clerk, "police", "ward", "2024-Q3"));
        Assert.Null(Key(ward, Office.Clerk, "front", "ward", "2024-Q3"));
        Assert.Null(Key(ward, Office.Clerk, "police", "kp-1", "2024-Q3"));
        Assert.Null(Key(ward, Office.Clerk, "police", "ward", "2024"));
        Assert.Null(Key(ward, Office.Clerk, "police", "ward", "2031-Q1"));
        Assert.Null(Key(ward, Actor.Nobody, "police", "ward", "2024-Q3"));
    }

    [Fact]
    public async Task A_unit_that_ended_still_returns_the_sheets_of_the_quarters_in_which_it_reported()
    {
        await using var ward = await Ward.Open();
        ward.Rewrite(WardPlan.Json.Replace("\"police\"", "\"guards\"", StringComparison.Ordinal),
            WardPlan.Rules.Replace("\"police\"", "\"guards\"", StringComparison.Ordinal));
        var plans = ward.Get<Host.Plans.PlanInForce>();
        await plans.Load(TestContext.Current.CancellationToken);
        await ward.Do(Office.Person("Quản trị", new Grant(Role.Administrator)),
            new Host.Plans.PublishPlan(plans.Waiting!.Plan.Version, Period.Parse("2025-Q1"), "", false));
        await plans.Load(TestContext.Current.CancellationToken);

        string[] asked = ["police 2024-Q3", "police 2025-Q1", "guards 2025-Q1"];
        Assert.Equal(["police 2024-Q3", "guards 2025-Q1"],
            asked.Where(one => Key(ward, Office.Secretary, one.Split(' ')[0], "ward", one.Split(' ')[1]) is not null));
        Assert.NotNull(Key(ward, Office.Clerk, "police", "ward", "2024-Q3"));
        var sheet = await ward.Read(db => new EntrySheets(db).Load(plans.For(Office.Q3), Office.Sheet, TestContext.Current.CancellationToken));
        var saved = await ward.Do(Office.Clerk,
            new SaveDrafts(Office.Sheet, [new DraftCell(Office.Cases, 4, null, null, sheet.Cells.Single(cell => cell.Key == Office.Cases).Stamp)]));
        Assert.Equal(CellResult.Saved, saved.Cells.Single().Result);
    }

    private static SheetKey? Key(Ward ward, Actor actor, string unit, string area, string period) =>
        Host.Pages.Excel.ExcelForms.Key(ward.Get<Host.Plans.PlanInForce>(), actor, unit, area, period);

    /// <summary>Cases 19 and solved 7, wherever these stand.</summary>
    private static async Task<byte[]> Filled(Ward ward)
    {
        using var stream = new MemoryStream();
        var sheet = await ward.Sees();
        await new TemplateFile(ward.Plan, sheet, Vietnamese).Write(stream);
        return Edit(stream.ToArray(), xml =>
        {
            foreach (var (index, cell) in sheet.Cells.Index())
            {
                if (cell.Key == Office.Cases || cell.Key == Office.Solved)
                {
                    xml.Put($"H{index + 8}", cell.Key == Office.Cases ? "<v>19</v>" : "<v>7</v>");
                }
            }
        });
    }

    private static async Task<UploadPreview> Preview(Ward ward, byte[] file, string name = "phieu.xlsx")
    {
        var sheet = await ward.Sees();
        var today = new DateOnly(2024, 10, 5);
        var read = UploadReading.Read(ward.Plan, sheet, UploadedFile.Of(name, file), today);
        return UploadTaking.Screened(
            read, await ward.Read(db => SheetPreview.Of(db, ward.Plan, read.Key, UploadTaking.Drafts(read), today, TestContext.Current.CancellationToken)),
            ward.Plan);
    }
}
