using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Host.Tests.Excel;
using ActionPlan.ModuleKit;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Excel.SampleSheet;
using static ActionPlan.Host.Tests.Registers.RegisterFiles;

namespace ActionPlan.Host.Tests.Registers;

/// <summary>Registers go out as workbooks and come back changed, damaged or overtaken; they are taken whole or not at all.</summary>
public sealed class RegisterUploadTests : IAsyncLifetime
{
    private Ward ward = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => ward = await RegisterFiles.Open();

    public ValueTask DisposeAsync() => ward.DisposeAsync();

    [Fact]
    public async Task Rows_are_corrected_and_added_as_if_one_by_one()
    {
        var preview = await ward.Preview("wells", Edit(await ward.Template("wells"), sheet =>
        {
            // Newest first: row 8 is 2 Quang Trung.
            sheet.Put("C8", Text("2A Quang Trung"), "inlineStr");
            sheet.Put("B10", Text("khu pho 1"), "inlineStr");
            sheet.Put("C10", Text("  3 Quang Trung "), "inlineStr");
            sheet.Put("D10", "<v>12</v>");
            sheet.Put("E10", Text("5/3/2024"), "inlineStr");
            sheet.Put("B11", Text("kp-2"), "inlineStr");
            sheet.Put("C11", Text("4 Quang Trung"), "inlineStr");
            sheet.Put("E11", "<v>45356</v>");
        }));

        Assert.Empty(Says(preview.Problems));
        Assert.Equal(1, preview.Unchanged);
        var edited = Assert.Single(preview.Edited);
        Assert.Equal(("Sổ theo dõi!A8", "2 Quang Trung", "2A Quang Trung"), (edited.Place, edited.Before!.Cells["address"], edited.After["address"]));
        Assert.Equal(["address"], edited.ChangedIn(preview.Known.Register).Select(column => column.Name));
        Assert.Equal(["kp-1|3 Quang Trung|12|2024-03-05", "kp-2|4 Quang Trung||2024-03-05"],
            preview.Added.Select(change => string.Join('|', change.After.Values)));

        Assert.All(await ward.Take(preview), row => Assert.True(row.IsDone));
        Assert.Equal(["1 Quang Trung", "2A Quang Trung", "3 Quang Trung", "4 Quang Trung"],
            (await ward.Rows("wells")).Select(row => row.Cells["address"]).Order(StringComparer.Ordinal));
        var events = await ward.Read(db => db.RegisterEvents.AsNoTracking().OrderByDescending(one => one.Id).Take(3).ToListAsync(Cancellation));
        Assert.Equal([RowOutcome.Changed, RowOutcome.Entered, RowOutcome.Entered], events.Select(one => one.Outcome).Order().Reverse());
        Assert.All(events, one => Assert.Equal(("Nguyễn An", "Nhập từ tệp"), (one.By, one.Reason)));
        var audit = await ward.Read(db => db.Audit.AsNoTracking().OrderByDescending(row => row.Seq).FirstAsync(Cancellation));
        Assert.Equal(("EnterRows", "Nhập từ tệp"), (audit.Action, audit.Reason));
    }

    [Fact]
    public async Task Rows_that_are_not_in_the_file_stay()
    {
        var preview = await ward.Preview("wells", Edit(await ward.Template("wells"), sheet =>
        {
            sheet.Row(8).Remove();
            sheet.Put("D9", Text("008"), "inlineStr");
        }));
        await ward.Take(preview);

        Assert.Equal(["008", ""], (await ward.Rows("wells")).OrderBy(row => row.Id).Select(row => row.Cells["code"]));
    }

    [Fact]
    public async Task Who_keeps_one_area_gets_and_changes_only_its_rows()
    {
        var file = await ward.Template("wells", ClerkOfOne);
        Assert.DoesNotContain(WorkbookReader.Read(file).Sheets[0].All, cell => cell.Text == "2 Quang Trung");

        var preview = await ward.Preview("wells", "area,address,sealedOn\nkp-2,3 QT,2024-03-01\nkp-1,4 QT,2024-03-01\n"u8.ToArray(), "g.csv", ClerkOfOne);

        Assert.Equal(["g.csv:2:area: Bạn không được ghi sổ này cho địa bàn \"Khu phố 2\"."], Says(preview.Problems));
        await Assert.ThrowsAsync<NotAllowedException>(
            () => ward.Do(ClerkOfOne, new EnterRows("environment", "wells", [Draft(null, 0, "kp-2", "3 QT")], "Nhập")));
        var foreign = (await ward.Rows("wells")).Single(row => row.Area == "kp-2");
        await Assert.ThrowsAsync<NotAllowedException>(
            () => ward.Do(ClerkOfOne, new EnterRows("environment", "wells", [Draft(foreign.Id, 1, "kp-1", "3 QT")], "Nhập")));
    }

    [Fact]
    public async Task What_a_colleague_changed_meanwhile_is_told_and_what_nobody_touched_in_the_file_is_left_alone()
    {
        var file = await ward.Template("wells");
        var (second, first) = ((await ward.Rows("wells"))[0], (await ward.Rows("wells"))[1]);
        await ward.Do(ClerkOfOne, new EditRow("environment", "wells", first.Id, 1, Draft(null, 0, "kp-1", "1B Quang Trung").Cells, "Sai số nhà"));

        var untouched = await ward.Preview("wells", Edit(file, sheet => sheet.Put("D8", Text("009"), "inlineStr")));
        Assert.Empty(Says(untouched.Problems));
        Assert.Equal(second.Id, Assert.Single(untouched.Changes).Draft.Id);

        var overtaken = await ward.Preview("wells", Edit(file, sheet => sheet.Put("D9", Text("009"), "inlineStr")));
        Assert.Equal(
            "Sổ theo dõi!A9: Từ khi tải mẫu, Lê Bình đã sửa dòng này lúc 05/10/2024 08:00; hiện trong sổ: Địa chỉ: 1B Quang Trung; Mã giếng: –; Ngày trám lấp: 01/03/2024. Hãy tải mẫu mới rồi sửa lại, hoặc sửa trên trang.", Assert.Single(Says(overtaken.Problems)));

        await ward.Do(Clerk, new WithdrawRow("environment", "wells", first.Id, 2, "Ghi nhầm"));
        Assert.StartsWith("Sổ theo dõi!A9: Nguyễn An đã rút dòng này khỏi sổ lúc 05/10/2024 08:00.",
            Assert.Single(Says((await ward.Preview("wells", Edit(file, sheet => sheet.Put("D9", Text("009"), "inlineStr")))).Problems)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_between_preview_and_taking_stops_all_of_it()
    {
        var file = Edit(await ward.Template("wells"), sheet =>
        {
            sheet.Put("D8", Text("009"), "inlineStr");
            sheet.Fill("10", "kp-1", "5 Quang Trung", "");
        });
        var preview = await ward.Preview("wells", file);
        Assert.True(preview.CanBeTaken);
        await ward.Do(Clerk, new EnterRow("environment", "wells", Draft(null, 0, "kp-1", "5 Quang Trung").Cells));

        var saved = await ward.Take(preview);

        Assert.Equal([true, false], saved.Select(row => row.IsDone));
        Assert.NotEqual(preview.Mark, (await ward.Preview("wells", file)).Mark);
        Assert.DoesNotContain(await ward.Rows("wells"), row => row.Cells["code"] == "009");
    }

    [Fact]
    public async Task A_locked_period_refuses_as_it_refuses_a_single_row()
    {
        await ward.Do(Actor.System("Thử"), new ConfirmRegister("environment", "wells", "ward", [Period.Parse("2024-Q1")]));
        await ward.Do(Actor.System("Thử"), new LockPeriod("ward", Period.Parse("2024-Q1"), true));

        var preview = await ward.Preview("wells", Edit(await ward.Template("wells"), sheet =>
        {
            sheet.Put("D8", Text("009"), "inlineStr");
            sheet.Fill("10", "kp-1", "5 Quang Trung", "");
            sheet.Put("E9", Text("5/4/2024"), "inlineStr");
        }));

        const string locked = "Dòng này làm thay đổi số đã đếm của quý 1/2024, kỳ đã khóa. Hãy đề nghị văn phòng mở lại kỳ.";
        Assert.Equal([$"Sổ theo dõi!A9: {locked}", $"Sổ theo dõi!A10: {locked}"], Says(preview.Problems));
    }

    [Fact]
    public async Task Five_thousand_rows_are_taken_and_the_same_file_again_changes_nothing()
    {
        var file = Encoding.UTF8.GetBytes("area,address,sealedOn\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"kp-1,Hẻm {i},2024-03-01\n")));

        var preview = await ward.Preview("wells", file, "g.csv");
        Assert.Equal(5000, preview.Added.Count());
        Assert.All(await ward.Take(preview), row => Assert.True(row.IsDone));

        var again = await ward.Preview("wells", file, "g.csv");
        Assert.Equal((5000, 0), (again.Unchanged, again.Changes.Count));
        Assert.Equal(5002, (await ward.Rows("wells")).Count);
    }
}
