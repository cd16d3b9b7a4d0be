using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Authoring.Lists;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Words;
using ActionPlan.Rules.Plans;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>Targets from a list: what is certain is taken over, and nothing else is guessed.</summary>
public sealed class TargetListTests
{
    [Theory]
    [InlineData("ít nhất 95%", "%", "{\"is\":\"atLeast\",\"of\":95}")]
    [InlineData("Tối thiểu 7,5 m²", "m²", "{\"is\":\"atLeast\",\"of\":7.5}")]
    [InlineData("≥ 98", "%", "{\"is\":\"atLeast\",\"of\":98}")]
    [InlineData("đạt từ 90% trở lên", "%", "{\"is\":\"atLeast\",\"of\":90}")]
    [InlineData("trên 75%", "%", "{\"is\":\"above\",\"of\":75}")]
    [InlineData("Không quá 20 hộ", "hộ", "{\"is\":\"atMost\",\"of\":20}")]
    [InlineData("30 vụ trở xuống", "vụ", "{\"is\":\"atMost\",\"of\":30}")]
    [InlineData("dưới 5 vụ/10.000 dân", "vụ/10.000 dân", "{\"is\":\"below\",\"of\":5}")]
    [InlineData("từ 0,6 đến 1,1", "%", "{\"is\":\"between\",\"of\":[0.6,1.1]}")]
    [InlineData("100%", "%", null)]
    [InlineData("đạt 100%", "%", null)]
    [InlineData("ít nhất 1.000 hộ", "hộ", null)]
    [InlineData("tăng ít nhất 8% mỗi năm", "%", null)]
    [InlineData("giảm 5% so với cùng kỳ", "%", null)]
    [InlineData("ít nhất 95%", "hộ", null)]
    [InlineData("trên 75% dân số", "%", null)]
    [InlineData("hoàn thành trong quý 2", "", null)]
    [InlineData("", "%", null)]
    public void A_threshold_is_read_only_where_its_words_leave_no_doubt(string words, string unit, string? expected) =>
        Assert.Equal(expected, TargetList.Threshold(words, unit)?.ToJsonString());

    [Fact]
    public async Task A_list_becomes_targets_of_the_draft_and_the_checks_name_what_it_does_not_say()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        const string Pasted = "STT\tTên chỉ tiêu\tĐơn vị tính\tNgưỡng\r\n"
            + "4\t\"Tỷ lệ hộ\ncó nước sạch\"\t%\tít nhất 95%\r\n\r\n5\tSố hộ nghèo\thộ\tgiảm 5% mỗi năm\r\n"
            + "\tSố hộ nghèo\thộ\r\nI. KINH TẾ\r\n6\tThu ngân sách\tđồng\t#REF!\r\n7\tThu\u202E thuế\tđồng\tít nhất 5\r\n";
        var text = RuleText.ReplaceLineEndings("\n");

        var (written, listed) = Put(ListKind.Targets, text, Pasted);

        Assert.Equal(["", "Threshold", "NameTwice", "NoName", "Unread", "Unread"], listed.Select(one => one.Doubt?.Key ?? ""));
        Assert.Equal([2, 4, 5, 6, 7, 8], listed.Select(one => one.Row));
        Assert.Contains("// Chú thích giữ nguyên.", written, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"Tỷ lệ hộ có nước sạch\"", written, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"tyLeHoCoNuoc\"", written, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"soHoNgheo2\"", written, StringComparison.Ordinal);
        Assert.Contains("\"threshold\": { \"is\": \"atLeast\", \"of\": 95 }", written, StringComparison.Ordinal);
        Assert.Contains("chưa đọc được: giảm 5% mỗi năm", written, StringComparison.Ordinal);
        Assert.DoesNotContain("KINH TẾ", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Thu ngân sách", written, StringComparison.Ordinal);
        Assert.Contains("\"threshold\": { \"is\": \"below\", \"of\": 5 }",
            Put(ListKind.Targets, "{\n  \"module\": \"m\"\n}\n", "STT\tTên\tĐVT\tNgưỡng\n1\tSố vụ\tvụ\tdưới 5 vụ").Text, StringComparison.Ordinal);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, written));
        var read = Read(ward, await Draft(ward));
        Assert.Null(read.Plan);
        Assert.Contains(read.Problems, problem => problem.Key == "missingKey" && problem.Values.Contains("responsible"));
        Assert.Equal(DraftReply.Broken, await Propose(ward, Owner, "Thêm"));
    }

    [Fact]
    public void A_workbook_is_read_as_its_cells_would_be_pasted_and_what_a_formula_or_a_merged_cell_hides_is_not_guessed()
    {
        // Before the heads a title; a threshold in percent, one by formula, one in a merged cell.
        var file = Workbooks.Of(("Danh sách", [
            ["Danh sách chỉ tiêu"], ["Chỉ tiêu", "STT", "Ngưỡng", "Đơn vị tính", "Ghi chú"],
            ["Tỷ lệ hộ dùng nước sạch", 1, "ít nhất 95,5%", "%", "x"], ["Số vụ cháy", 2, "=1+1", "vụ"], ["Số hộ nghèo", 3.5, 20, "hộ"],
            ["Số hộ cận nghèo", 4, "dưới 5 hộ", "hộ"],
        ], ["A1:E1", "D5:D6"]));

        var (cells, problem) = ListRows.Of(file, "");
        var table = new ListTable([.. ListRows.Of(cells!)], ListKind.Targets.Columns);
        var listed = ListKind.Targets.Read(table, []);

        Assert.Null(problem);
        Assert.Equal((2, "Ghi chú"), (table.HeadRow, Assert.Single(table.Unread)));
        Assert.Equal(["", "Unread", "Threshold", "Unread"], listed.Select(one => one.Doubt?.Key ?? ""));
        Assert.Equal(["3,5", "Số hộ nghèo", "hộ", "20"], listed[2].Said);
        Assert.Equal("{\"is\":\"atLeast\",\"of\":95.5}", listed[0].Made!["threshold"]!.ToJsonString());
        var two = Workbooks.Of(("Một", [["a"]], []), ("Hai", [["Tên"], ["Khu phố 9"]], []));
        Assert.Contains("Một; Hai", ListRows.Of(two, "").Problem!.Message(Cultures.Vietnamese), StringComparison.Ordinal);
        Assert.Equal("Tên\nKhu phố 9", ListRows.Of(two, "hai").Cells);
        Assert.Contains("lưu thành .xlsx", ListRows.Of("không phải Excel"u8.ToArray(), "").Problem!.Message(Cultures.Vietnamese), StringComparison.Ordinal);
        // The words that the page itself puts above its columns.
        var texts = new System.Resources.ResourceManager(typeof(Host.Pages.Workbench.ListTexts));
        foreach (var kind in new[] { ListKind.Targets, ListKind.Units, ListKind.Areas })
        {
            var heads = string.Join('\t', kind.Columns.Select(column => texts.GetString($"Column.{column.Name}", Cultures.Vietnamese)));
            Assert.Empty(new ListTable([.. ListRows.Of(heads)], kind.Columns).Unread);
        }
    }

    [Fact]
    public void Areas_find_what_they_lie_in_whatever_the_order_of_the_rows_and_what_is_not_certain_is_left_out_with_all_below_it()
    {
        var text = WardPlan.Json.ReplaceLineEndings("\n");
        const string Pasted = "Tên địa bàn\tLoại\tThuộc\tTừ ngày\n"
            + "Tổ 1\ttổ dân phố\tKhu phố 2\t\nKhu phố 2\tKhu phố\tPhường 12\t1/7/2025\nKhu phố 1\tkhu phố\tPhường 12\t\n"
            + "Khu phố 3\tbản\tPhường 12\t\nTổ 2\ttổ dân phố\tKhu phố 3\t\nTổ 3\ttổ dân phố\tKhu phố 9\t\n"
            + "Khu phố 4\tkhu phố\tPhường 12\t2025-31-12\nPhường 13\tphường\t\t\nA\txã\tB\t\nB\txã\tA\t\n";

        var (written, listed) = Put(ListKind.Areas, text, Pasted);

        Assert.Equal(["", "", "Known", "Kind", "NoParent", "NoParent", "Day", "", "ParentNotTaken", "ParentNotTaken"],
            listed.Select(one => one.Doubt?.Key ?? ""));
        Assert.StartsWith(text[..text.IndexOf("\"areas\"", StringComparison.Ordinal)], written, StringComparison.Ordinal);
        var areas = AreaTree.Of(RuleFormEditing.Parse(written)!);
        Assert.Equal([("ward", ""), ("kp-1", "ward"), ("khu-pho-2", "ward"), ("to-1", "khu-pho-2"), ("phuong-13", "")],
            areas.Select(area => (area.Id, area.Parent)));
        Assert.Equal(("neighbourhood", "2025-07-01"), (FieldTexts.Show(areas[2].Members["kind"]), FieldTexts.Show(areas[2].Members["from"])));
        // Names alone are a list too; whose heads are another table's, or lacks them, is no list.
        Assert.Equal("Khu phố 9", Assert.Single(Put(ListKind.Areas, text, "Tên\nKhu phố 9").Listed).Said[0]);
        Assert.Empty(Put(ListKind.Areas, text, "Mã việc\tPhụ trách\nA1\tÔng Ba\n").Listed);
        Assert.Empty(Put(ListKind.Areas, text, "Khu phố 9\tkhu phố\tPhường 12\n").Listed);
        // What was taken once is known the second time.
        Assert.All(Put(ListKind.Areas, written, Pasted).Listed, one => Assert.Null(one.Made));
    }

    [Fact]
    public void Units_get_ids_from_their_names_and_a_wrong_address_is_named()
    {
        var text = WardPlan.Json.ReplaceLineEndings("\n");

        var (written, listed) = Put(ListKind.Units, text,
            "Đơn vị\tEmail\nTrạm Y tế\ttramyte@phuong12.example\nCông an phường\t\nHội Phụ nữ\tphunu phuong\nTrường học\t\n");

        Assert.Equal(["", "Known", "Address", "NoAddress"], listed.Select(one => one.Doubt?.Key ?? ""));
        Assert.Contains("{ \"id\": \"tram-y-te\", \"name\": \"Trạm Y tế\", \"email\": \"tramyte@phuong12.example\" }", written, StringComparison.Ordinal);
        Assert.NotNull(PlanReader.Read(new PlanSource("", [new PlanText("plan.json", System.Text.Encoding.UTF8.GetBytes(written))])).Plan);
    }

    private static (string Text, IReadOnlyList<ListedThing> Listed) Put(ListKind kind, string text, string pasted)
    {
        var listed = kind.Read(new ListTable([.. ListRows.Of(pasted)], kind.Columns), RuleFormEditing.Parse(text)!);
        return (kind.Write(text, [.. listed.Where(one => one.Made is not null).Select(one => one.Made!)])!, listed);
    }
}
