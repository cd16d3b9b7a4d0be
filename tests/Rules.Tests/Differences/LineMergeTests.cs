using ActionPlan.Rules.Differences;

namespace ActionPlan.Rules.Tests.Differences;

public sealed class LineMergeTests
{
    [Theory]
    [InlineData("a b c d e", "a B c d e", "a b c D e", "a B c D e")]
    [InlineData("a b c d e", "a b c d e", "a c d e", "a c d e")]
    [InlineData("a b c d e", "a b x c d e", "a b c d y e", "a b x c d y e")]
    [InlineData("a b c", "a B c", "a B c", "a B c")]
    [InlineData("a b c", "a B c", "a X c", null)]
    [InlineData("a b c d", "a B c d", "a b C d", null)]
    [InlineData("a b c", "a x b c", "a y b c", null)]
    [InlineData("a b c d", "a d", "a b x c d", null)]
    public void Changes_of_different_lines_go_together_and_others_are_left_to_people(string before, string mine, string theirs, string? together) =>
        Assert.Equal(together?.Replace(' ', '\n'), LineMerge.Three(Lines(before), Lines(mine), Lines(theirs)));

    [Theory]
    [InlineData("a b c d e f", "a X c d e f", "a Y c d E f", "a X c d E f")]
    [InlineData("a b c d", "a B c d", "a b C d", "a B c d")]
    [InlineData("a b c d e", "a d e", "a b x c d", "a d")]
    [InlineData("a b c", "a b c", "a Y c", "a Y c")]
    public void Where_both_touch_the_same_lines_one_may_have_his_own_and_keeps_what_the_other_did_elsewhere(
        string before, string mine, string theirs, string together) =>
        Assert.Equal(together.Replace(' ', '\n'), LineMerge.MineFirst(Lines(before), Lines(mine), Lines(theirs)));

    private static string Lines(string text) => text.Replace(' ', '\n');
}
