using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

public sealed class LineageCheckTests
{
    private const string Old = """{ "id": "old", "name": "Phường cũ", "to": "2022-06-30" }""";

    [Theory]
    [InlineData("""{ "id": "ward", "name": "Phường", "to": "2022-06-30", "children": [ { "id": "kp", "name": "Khu phố" } ] }""", "childAfter", "2022-06-30")]
    [InlineData("""{ "id": "ward", "name": "Phường", "to": "2022-06-30", "children": [ { "id": "kp", "name": "Khu phố", "to": "2022-07-01" } ] }""",
        "childAfter", "2022-06-30")]
    [InlineData("""{ "id": "ward", "name": "Phường", "from": "2022-07-01", "children": [ { "id": "kp", "name": "Khu phố", "from": "2022-06-30" } ] }""",
        "childBefore", "2022-07-01")]
    [InlineData("""{ "id": "ward", "name": "Phường", "from": "2022-07-01", "children": [ { "id": "kp", "name": "Khu phố" } ] }""", "childBefore", "2022-07-01")]
    [InlineData(Old + """, { "id": "east", "name": "Phường Đông", "from": "2022-07-02", "splitFrom": "old" }""", "splitDay", "2022-07-01")]
    [InlineData(Old + """, { "id": "east", "name": "Phường Đông", "splitFrom": "old" }""", "splitDay", "2022-07-01")]
    public void The_date_to_mend_is_named(string areas, string key, string day)
    {
        var problem = Assert.Single(Read(areas).Problems);

        Assert.Equal(key, problem.Key);
        Assert.All([Texts.Vietnamese, Texts.English], culture => Assert.Contains(day, problem.Message(culture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "id": "ward", "name": "Phường", "from": "2021-01-01", "to": "2022-06-30", "children": [ { "id": "kp", "name": "Khu phố", "from": "2021-01-01", "to": "2022-06-30" } ] }""")]
    [InlineData("""{ "id": "old", "name": "Phường cũ", "to": "2022-06-30", "mergedInto": "new" }, { "id": "new", "name": "Phường mới" }""")]
    [InlineData(Old
        + """, { "id": "east", "name": "Phường Đông", "from": "2022-07-01", "splitFrom": "old", "share": 0.4 }, { "id": "west", "name": "Phường Tây", "from": "2022-07-01", "splitFrom": "old", "share": 0.6 }""")]
    public void A_lineage_without_fault_is_read(string areas)
    {
        var reading = Read(areas);

        Assert.NotNull(reading.Plan);
        Assert.DoesNotContain(reading.Warnings, warning => warning.Key is "sharesNotWhole" or "mergedGoesOn");
    }

    [Theory]
    [InlineData(Old
        + """, { "id": "east", "name": "Phường Đông", "from": "2022-07-01", "splitFrom": "old", "share": 0.4 }, { "id": "west", "name": "Phường Tây", "from": "2022-07-01", "splitFrom": "old", "share": 0.5 }""", "0.9")]
    [InlineData(Old
        + """, { "id": "east", "name": "Phường Đông", "from": "2022-07-01", "splitFrom": "old", "share": 0.4 }, { "id": "west", "name": "Phường Tây", "from": "2022-07-01", "splitFrom": "old" }""", "0.4")]
    [InlineData("""{ "id": "old", "name": "Phường cũ", "mergedInto": "new" }, { "id": "new", "name": "Phường mới" }""", "Phường cũ")]
    public void What_would_be_lost_or_counted_twice_is_a_warning(string areas, string told)
    {
        var reading = Read(areas);

        Assert.NotNull(reading.Plan);
        var warning = Assert.Single(reading.Warnings, warning => warning.Key is "sharesNotWhole" or "mergedGoesOn");
        Assert.All([Texts.Vietnamese, Texts.English], culture => Assert.Contains(told, warning.Message(culture), StringComparison.Ordinal));
    }

    [Fact]
    public void A_circle_of_splits_and_mergers_is_named_once()
    {
        var problem = Assert.Single(Read("""
            { "id": "a", "name": "A", "from": "2022-07-01", "to": "2022-12-31", "splitFrom": "b" },
            { "id": "b", "name": "B", "from": "2021-07-01", "to": "2022-06-30", "splitFrom": "c" },
            { "id": "c", "name": "C", "from": "2021-01-01", "to": "2021-06-30", "splitFrom": "a" }
            """).Problems, problem => problem.Key == "areaCycle");

        Assert.Contains("→", problem.Message(Texts.Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lineage_that_would_take_hours_to_follow_is_refused()
    {
        // Each area is split in two and both halves merge again: the ways double with every step.
        var steps = Enumerable.Range(0, 40).Select(index => FormattableString.Invariant($$"""
            { "id": "s{{index}}", "name": "S", "from": "{{2000 + index * 2}}-01-01", "to": "{{2000 + index * 2}}-12-31" },
            { "id": "l{{index}}", "name": "L", "from": "{{2001 + index * 2}}-01-01", "to": "{{2001 + index * 2}}-12-31", "splitFrom": "s{{index}}", "share": 0.5, "mergedInto": "s{{index + 1}}" },
            { "id": "r{{index}}", "name": "R", "from": "{{2001 + index * 2}}-01-01", "to": "{{2001 + index * 2}}-12-31", "splitFrom": "s{{index}}", "share": 0.5, "mergedInto": "s{{index + 1}}" }
            """)).Append("""{ "id": "s40", "name": "S" }""");

        var reading = await Texts.ReadGuarded(Texts.File(PlanSource.PlanFileName, With(string.Join(",", steps))), Texts.File("security.json", Texts.Rules));

        Assert.Equal("lineageTangled", Assert.Single(reading.Problems).Key);
    }

    private static PlanReading Read(string areas) => Texts.Read(With(areas), Texts.Rules);

    private static string With(string areas) => $$"""
        {
          "id": "thu-nghiem", "name": "Chương trình thử nghiệm", "term": { "from": "2020-Q3", "to": "2025-Q4" },
          "units": [ { "id": "police", "name": "Công an phường" }, { "id": "committee", "name": "UBND phường" } ],
          "areas": [ {{areas}} ]
        }
        """;
}
