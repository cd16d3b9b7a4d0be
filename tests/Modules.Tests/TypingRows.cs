using System.Globalization;
using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Tests;

/// <summary>Cells as a page's form brings them.</summary>
public sealed class TypingRows
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    [Theory]
    [InlineData("05/09/2024")]
    [InlineData("5/9/2024")]
    [InlineData("5-9-2024")]
    [InlineData("5.9.2024")]
    [InlineData("2024-09-05")]
    public void A_day_is_typed_as_people_write_it_or_as_the_browser_sends_it(string typed)
    {
        var row = Read("wells", ("area", "kp-1"), ("address", "1 Lê Lợi"), ("sealedOn", typed)).Row;

        Assert.Equal(new DateOnly(2024, 9, 5), row!.Day("sealedOn"));
    }

    [Theory]
    [InlineData("wells", "sealedOn", "13/13/2024", "05/09/2024")]
    [InlineData("wells", "area", "kp-9", "danh sách")]
    [InlineData("wasteSpots", "clearedOn", "01/01/2024", "Ngày phát hiện")]
    public void What_is_wrong_is_said_in_the_words_of_the_form(string id, string column, string typed, string said)
    {
        var cells = new (string, string)[] { ("area", "kp-1"), ("address", "1 Lê Lợi"), ("place", "Chợ"), ("sealedOn", "01/02/2024"),
            ("foundOn", "01/02/2024"), (column, typed) };
        var problem = Assert.Single(Read(id, cells).Problems);

        Assert.Equal(column, problem.Column);
        Assert.Contains(said, Ward.Register(id).Explain(problem, Vietnamese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public void Every_choice_has_a_word_for_people(string culture)
    {
        var shown = CultureInfo.GetCultureInfo(culture);
        foreach (var register in ModulesDb.Modules.SelectMany(module => module.Registers))
        {
            foreach (var column in register.Columns)
            {
                Assert.All(column.Choices, choice => Assert.DoesNotContain('.', register.Word(column, choice, shown)));
            }
        }
    }

    private static RowReading Read(string register, params (string Column, string Typed)[] cells)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, text) in cells)
        {
            typed[column] = text;
        }

        return Ward.Register(register).Read(CellText.FromTyped(Ward.Register(register), typed), Ward.Plan);
    }
}
