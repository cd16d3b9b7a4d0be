using System.Globalization;
using System.Text;
using CsCheck;

namespace ActionPlan.Kernel.Tests;

public sealed class TypedTexts
{
    private static readonly string[] Pieces =
        ["a", "Hoà", "o\u0300", "\u0301", "đ", " ", "\u00A0", "\u3000", "\t", "\n", "\r\n", "\u000B", "\u000C", "\u0085", "\u2028", "\u200B", "\u00AD",
            "\u202E", "\uFEFF", "\u034F", "\0", "\ud800", "\uFFFE", "😀", "\u0323"];

    private static readonly Gen<string> Texts =
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 12].Select(string.Concat));

    [Fact]
    public void Cleaning_a_cleaned_text_changes_nothing_more() => Texts.Sample(
        text => TypedText.Line(TypedText.Line(text)) == TypedText.Line(text) && TypedText.Lines(TypedText.Lines(text)) == TypedText.Lines(text), iter: 20_000);

    [Fact]
    public void A_cleaned_text_is_composed_and_holds_nothing_that_is_not_seen() => Texts.Sample(
        text => IsClean(TypedText.Line(text), "") && IsClean(TypedText.Lines(text), "\n") && !TypedText.Line(text).Contains("  ", StringComparison.Ordinal),
        iter: 20_000);

    [Theory]
    [InlineData(" ")]
    [InlineData("\u00A0")]
    [InlineData("\u2009")]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\u000B")]
    [InlineData("\u000C")]
    [InlineData("\u001E")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void What_separates_two_words_never_joins_them(string between)
    {
        Assert.Equal("một hai", TypedText.Line("một" + between + "hai"));
        Assert.Equal(2, TypedText.Lines("một" + between + "hai").Split('\n', ' ', '\u00A0').Length);
    }

    [Theory]
    [InlineData("\u200B12\uFEFF", "12")]
    [InlineData("\u00A0 2024-Q4\u200E\t", "2024-Q4")]
    [InlineData("1\u200B2", "1\u200B2")]
    [InlineData("\u200B\u00A0", "")]
    [InlineData(null, "")]
    public void At_the_ends_of_a_number_or_date_what_is_not_seen_is_left_out(string? typed, string word) => Assert.Equal(word, TypedText.Word(typed));

    [Theory]
    [InlineData("Công an\u202E phường", 7, "U+202E")]
    [InlineData("\uFEFFTên", 0, "U+FEFF")]
    [InlineData("Tên\u200B", 3, "U+200B")]
    [InlineData("a\u00ADb", 1, "U+00AD")]
    [InlineData("😀\u2066", 2, "U+2066")]
    [InlineData("a\u0007", 1, "U+0007")]
    public void What_hides_is_found_with_its_number(string text, int position, string code) => Assert.Equal((position, code), TypedText.Hidden(text));

    [Theory]
    [InlineData("Nguye\u0302\u0303n Thi\u0323 Ho\u0300a")]
    [InlineData("12\u00A0%\tmột\r\nhai\u2028ba\u000Bbốn")]
    [InlineData("❤\uFE0F đ ₫ ‰ – “”")]
    [InlineData(null)]
    public void Letters_marks_and_what_parts_words_do_not_hide(string? text) => Assert.Null(TypedText.Hidden(text));

    [Fact]
    public void A_message_names_what_is_not_seen()
    {
        Assert.Equal("1‹U+200B›2‹U+00A0›3 4‹U+001B›", TypedText.Shown("1\u200B2\u00A03 4\u001B", 80));
        Assert.Equal("12345…", TypedText.Shown("1234567", 5));
    }

    [Theory]
    [InlineData("1 Hoà Bình", "1 Hòa Bình")]
    [InlineData("1 Hòa Bình", "1 HÒA BÌNH")]
    [InlineData("12/3 Thuý Kiều", "12 / 03 Thúy Kiều")]
    [InlineData("Số 12 Lê Lợi", "12 Lê Lợi")]
    [InlineData("số nhà 012, Lê Lợi", "12 Lê Lợi")]
    [InlineData("12A Lê Lợi", "12 a Lê Lợi")]
    [InlineData("12–14 Lê Lợi", "12-14 Lê Lợi")]
    [InlineData("KP.1", "kp 1")]
    [InlineData("１２ Lê Lợi", "12 Lê Lợi")]
    [InlineData("12 đường Lê Lợi", "12 Lê Lợi")]
    [InlineData("số nhà 12/3A đ. Lê Lợi", "12/3a Lê Lợi")]
    [InlineData("12-Lê-Lợi", "12 Lê Lợi")]
    public void Names_that_differ_in_spelling_only_are_alike(string one, string other) => Assert.Equal(Likeness.Of(one), Likeness.Of(other));

    [Theory]
    [InlineData("1 Hoá Bình", "1 Hòa Bình")]
    [InlineData("1 Hoa Bình", "1 Hòa Bình")]
    [InlineData("12/3 Lê Lợi", "12/4 Lê Lợi")]
    [InlineData("12/3 Lê Lợi", "123 Lê Lợi")]
    [InlineData("1 Lê Lợi", "10 Lê Lợi")]
    [InlineData("12 Lê Lợi", "12A Lê Lợi")]
    [InlineData("1 Đào Tấn", "1 Dào Tấn")]
    [InlineData("Tổ 1 Bến", "Tổ 1B ến")]
    [InlineData("12-14 Lê Lợi", "12 14 Lê Lợi")]
    [InlineData("12 đường", "12")]
    public void Names_of_other_things_are_not_alike(string one, string other) => Assert.NotEqual(Likeness.Of(one), Likeness.Of(other));

    private static bool IsClean(string text, string allowed) =>
        text.IsNormalized(NormalizationForm.FormC) && text.EnumerateRunes().All(rune => allowed.Contains(rune.ToString(), StringComparison.Ordinal)
        || Rune.GetUnicodeCategory(
            rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
            && (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || TypedText.Shown(rune.ToString(), 1) == rune.ToString()));
}
