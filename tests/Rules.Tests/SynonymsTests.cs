namespace ActionPlan.Rules.Tests;

/// <summary>What a plan says is the same where people search.</summary>
public sealed class SynonymsTests
{
    [Fact]
    public void Groups_are_read_as_people_see_them()
    {
        var plan = Texts.Read(With("{ \"words\": [ \"gia\u0309m nghèo \", \"hộ nghèo\" ] }"), Texts.Rules).Plan;

        Assert.Equal(["giảm nghèo", "hộ nghèo"], Assert.Single(plan!.File.Synonyms).Words);
    }

    [Theory]
    [InlineData("{ \"words\": [ \"một mình\" ] }", "synonymsWords")]
    [InlineData("{ \"words\": [ ] }", "synonymsWords")]
    [InlineData("{ \"words\": [ \"giảm nghèo\", \" \" ] }", "synonymsWords")]
    [InlineData("{ }", "missingKey")]
    public void A_group_needs_two_words(string group, string key) =>
    Assert.Contains(key, Texts.Read(With(group), Texts.Rules).Problems.Select(problem => problem.Key));

    [Fact]
    public void There_are_not_more_than_a_person_would_write() =>
        Assert.Contains("synonymsTooMany",
            Texts.Read(With(string.Join(',', Enumerable.Repeat("{ \"words\": [ \"a\", \"b\" ] }", 201))), Texts.Rules).Problems.Select(problem => problem.Key));

    private static string With(string groups) => Texts.Plan.Replace("\"units\": [", $"\"synonyms\": [ {groups} ], \"units\": [", StringComparison.Ordinal);
}
