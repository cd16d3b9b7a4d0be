using System.Globalization;
using CsCheck;

namespace ActionPlan.Modules.Tests;

public sealed class ReadingRows
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("wells", "area,address,sealedOn", "kp-9,1 Lê Lợi,2024-02-01", "area", "kp-9")]
    [InlineData("wells", "area,address,sealedOn", "kp-1,,2024-02-01", "address", "trống")]
    [InlineData("wells", "area,address,sealedOn", "kp-1,1 Lê Lợi,", "sealedOn", "trống")]
    [InlineData("wells", "area,address,sealedOn", "kp-1,1 Lê Lợi,01/02/2024", "sealedOn", "2024-09-05")]
    [InlineData("wells", "area,address,sealedOn", "kp-1,1 Lê Lợi,2024-02-30", "sealedOn", "2024-09-05")]
    [InlineData("wells", "area,address,sealedOn", "kp-1,1 Lê Lợi,0204-02-01", "sealedOn", "2024-09-05")]
    [InlineData("wasteSpots", "area,place,foundOn,clearedOn", "kp-1,Chợ,2024-02-02,2024-02-01", "clearedOn", "foundOn")]
    [InlineData("classifications", "area,year,kind,name", "kp-1,24,neighbourhood,Khu phố 1", "year", "2024")]
    [InlineData("classifications", "area,year,kind,name", "kp-1,2024,khu phố,Khu phố 1", "kind", "neighbourhood, residentialGroup")]
    [InlineData("classifications", "area,year,kind,name,safe", "kp-1,2024,residentialGroup,Tổ 1,1", "safe", "yes")]
    [InlineData("satisfaction", "area,respondedOn,field,valid,satisfied", "kp-1,2024-02-01,business,1.000,900", "valid", "1250")]
    [InlineData("satisfaction", "area,respondedOn,field,valid,satisfied", "kp-1,2024-02-01,business,100,-1", "satisfied", "1250")]
    [InlineData("satisfaction", "area,respondedOn,field,valid,satisfied", "kp-1,2024-02-01,business,100,101", "satisfied", "valid")]
    [InlineData("wells", "area,address,sealedOn", "kp-3,1 Lê Lợi,2024-05-01", "sealedOn", "Khu phố kp-3")]
    [InlineData("classifications", "area,year,kind,name", "kp-3,2025,residentialGroup,Tổ 1", "year", "Khu phố kp-3")]
    [InlineData("wells", "area,address,sealedOn", "kp-1,1 Lê\nLợi,2024-02-01", "address", "một dòng")]
    [InlineData("milestones", "area,work,name,plannedOn", "kp-1,alley-999,Khởi công,2024-02-01", "work", "alley-999")]
    public void A_row_that_cannot_be_used_names_the_column_and_what_would_be_right(string register, string header, string line, string column, string said)
    {
        var reading = Ward.Read(register, header, line);

        Assert.Null(reading.Change);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(column, problem.Column);
        Assert.Contains(said, problem.Message(Vietnamese), StringComparison.Ordinal);
        Assert.NotEqual(problem.Message(Vietnamese), problem.Message(English));
    }

    [Fact]
    public void A_text_longer_than_the_table_holds_is_refused()
    {
        var problem = Assert.Single(Ward.Read("wells", "area,address,sealedOn", $"kp-1,{new string('x', 201)},2024-02-01").Problems);

        Assert.Contains("200", problem.Message(Vietnamese), StringComparison.Ordinal);
        Assert.Empty(Ward.Read("wells", "area,address,sealedOn", $"kp-1,{new string('x', 200)},2024-02-01").Problems);
    }

    [Theory]
    [InlineData("wells", "area,address,sealedOn", "kp-3,1 Lê Lợi,2024-04-30")]
    [InlineData("classifications", "area,year,kind,name", "kp-3,2024,residentialGroup,Tổ 1")]
    [InlineData("milestones", "area,work,name,plannedOn", "kp-3,alley-236,Nghiệm thu,2024-06-01")]
    public void A_row_counts_for_an_area_that_existed_then(string register, string header, string line) =>
        Assert.Empty(Ward.Read(register, header, line).Problems);

    [Fact]
    public void Whatever_the_cells_hold_a_row_is_either_a_change_or_has_problems()
    {
        string[] usable = ["", "kp-1", "2024-02-01", "2024", "7", "yes", "neighbourhood", "cell", "business", "alley-236", "\ud800", "e\u0301"];
        var cell = Gen.OneOf(Gen.String, Gen.Int[0, usable.Length - 1].Select(index => usable[index]));
        foreach (var register in ModulesDb.Modules.SelectMany(module => module.Registers))
        {
            cell.Array[register.Columns.Count].Sample(cells =>
            {
                var reading = register.Read(
                    register.Columns.Zip(cells).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal), Ward.Plan);
                return reading.Change is null == reading.Problems.Count > 0 && reading.Problems.All(problem => problem.Message(Vietnamese).Length > 0);
            }, iter: 2000);
        }
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_said_at_once() =>
        Assert.Equal(["area", "address", "sealedOn"], Ward.Read("wells", "area,address,sealedOn", "kp-9,,gestern").Problems.Select(problem => problem.Column));

    [Fact]
    public void Two_rows_about_the_same_thing_have_the_same_key_whatever_else_they_say()
    {
        var key = Ward.Read("wells", "area,address,sealedOn", "kp-1,1 Lê Lợi,2024-02-01").Key;

        Assert.Equal(key, Ward.Read("wells", "area,address,sealedOn", "kp-1, 1 Lê Lợi,2024-02-09").Key);
        Assert.NotEqual(key, Ward.Read("wells", "area,address,sealedOn", "kp-2,1 Lê Lợi,2024-02-01").Key);
    }

    [Fact]
    public void A_word_of_a_list_is_the_same_word_in_capitals() =>
        Assert.Equal(
            Ward.Read("ratings", "area,year,subject,cell,rated,completed", "kp-1,2024,cell,Chi bộ 1,1,1").Key,
            Ward.Read("ratings", "area,year,subject,cell,rated,completed", "kp-1,2024,Cell,Chi bộ 1,1,1").Key);

    [Fact]
    public void A_header_may_leave_out_and_reorder_optional_columns_but_nothing_else()
    {
        var wells = Ward.Register("wells");

        Assert.Empty(wells.CheckHeader(["sealedOn", "address", "area"]));
        Assert.Equal(["sealedOn", "sealed", "area"], wells.CheckHeader(["area", "address", "sealed", "area"]).Select(problem => problem.Column));
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public void Every_register_and_column_has_a_name_for_people(string culture)
    {
        var shown = CultureInfo.GetCultureInfo(culture);
        foreach (var register in ModulesDb.Modules.SelectMany(module => module.Registers))
        {
            Assert.NotEqual(register.Id, register.Name(shown));
            Assert.All(register.Columns, column => Assert.NotEqual($"{register.Id}.{column.Name}", register.Title(column, shown)));
        }
    }

    [Fact]
    public void Names_differ_between_the_languages() =>
        Assert.All(ModulesDb.Modules.SelectMany(module => module.Registers), register => Assert.NotEqual(register.Name(Vietnamese), register.Name(English)));
}
