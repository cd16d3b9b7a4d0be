using System.Globalization;
using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Tests;

public sealed class EnteringRows
{
    private const string Wells = "area,address,sealedOn";
    private static readonly Entered First = new("Lan", new DateTimeOffset(2024, 4, 1, 8, 0, 0, TimeSpan.FromHours(7)));
    private static readonly Entered Later = new("Minh", new DateTimeOffset(2024, 4, 9, 8, 0, 0, TimeSpan.FromHours(7)));

    [Fact]
    public async Task A_row_keeps_who_entered_it_and_when()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,2024-02-01", First);

        var row = Assert.Single(await ward.Rows("wells"));
        Assert.Equal(("Lan", First.At), (row.EnteredBy, row.EnteredAt));
    }

    [Fact]
    public async Task The_same_row_entered_twice_counts_once_and_keeps_who_entered_it_first()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,2024-02-01", First);
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,2024-02-01", Later);

        var row = Assert.Single(await ward.Rows("wells"));
        Assert.Equal(("Lan", First.At), (row.EnteredBy, row.EnteredAt));
    }

    [Fact]
    public async Task A_corrected_row_shows_who_corrected_it()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,2024-02-01", First);
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,2024-04-02", Later);

        var row = Assert.Single(await ward.Rows("wells"));
        Assert.Equal(("Minh", Later.At, new DateOnly(2024, 4, 2)), (row.EnteredBy, row.EnteredAt, row.Day));
        Assert.Equal("", await ward.Count("wellsSealed", "2024-Q1"));
    }

    [Fact]
    public async Task An_address_typed_with_combining_marks_is_the_same_address()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,2024-02-01", First);
        await ward.Enter("wells", Wells, $"kp-1, {"1 Lê Lợi".Normalize(System.Text.NormalizationForm.FormD)} ,2024-02-01", First);

        Assert.Single(await ward.Rows("wells"));
    }

    [Theory]
    [InlineData("wells", "area,address,code,sealedOn", "kp-1,1 Lê Lợi,G7,2024-02-01", "1 Lê Lợi – G7")]
    [InlineData("wasteSpots", "area,place,foundOn", "kp-1,Chợ,2024-02-01", "Chợ")]
    [InlineData("classifications", "area,year,kind,name,safe,noHiding", "kp-1,2024,residentialGroup,Tổ 1,yes,no", "Tổ 1 – Đạt an toàn về an ninh trật tự")]
    [InlineData("admissions", "area,decisionNumber,decidedOn,name", "kp-1,02-QĐ/ĐU,2024-02-01,Bình", "02-QĐ/ĐU – Bình")]
    [InlineData("ratings", "area,year,subject,cell,rated,completed", "kp-1,2024,member,Chi bộ 1,25,24", "Chi bộ 1 – 24/25")]
    [InlineData("satisfaction", "area,respondedOn,field,valid,satisfied", "kp-1,2024-02-01,landConstruction,40,38", "Đất đai, xây dựng – 38/40")]
    [InlineData("alleys", "area,name,completedOn,isKeyWork", "kp-1,Hẻm 236,2024-02-01,yes", "Hẻm 236 (công trình trọng điểm)")]
    [InlineData("milestones", "area,work,name,plannedOn", "kp-1,alley-236,Khởi công,2024-02-01", "Khởi công")]
    public async Task A_row_is_shown_in_words_and_can_be_filtered_by_area(string register, string header, string line, string shown)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        await using var ward = await Ward.Open();
        await ward.Enter(register, header, line, line.Replace("kp-1", "kp-2", StringComparison.Ordinal));

        var row = Assert.Single(await ward.Rows(register, new RowFilter { Areas = ["kp-2"] }));
        Assert.Equal(shown, row.Text);
    }
}
