using System.Text;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Tests.PlanEditing;

public sealed class PlanEditTests
{
    private const string Unit = """{ "id": "police", "name": "Công an", "email": "a@p12.example" }""";

    public static TheoryData<string, string, string> Units => new()
    {
        { "a text is replaced", Unit, """{ "id": "police", "name": "Công an phường", "email": "a@p12.example" }""" },
        { "what is the same is not touched, escapes included", """{"id":"police","name":"C\u00f4ng an ph\u01b0\u1eddng","email":"a@p12.example"}""",
            """{"id":"police","name":"C\u00f4ng an ph\u01b0\u1eddng","email":"a@p12.example"}""" },
        { "a member is added on the line", """{ "id": "police", "name": "Công an phường" }""",
            """{ "id": "police", "name": "Công an phường", "email": "a@p12.example" }""" },
        { "a member is added after a trailing comma", """{ "id": "police", "name": "Công an phường", }""",
            """{ "id": "police", "name": "Công an phường", "email": "a@p12.example" }""" },
        { "a member gets a line of its own where others have", "{\n    \"id\": \"police\",\n    \"name\": \"Công an phường\" // như văn bản\n  }",
            "{\n    \"id\": \"police\",\n    \"name\": \"Công an phường\", // như văn bản\n    \"email\": \"a@p12.example\"\n  }" },
        { "a member is taken away", """{ "id": "police", "name": "Công an phường", "email": "a@p12.example", "head": "Ông A" }""",
            """{ "id": "police", "name": "Công an phường", "email": "a@p12.example" }""" },
        { "a member in the middle is taken away", """{ "id": "police", "head": "Ông A", "name": "Công an phường", "email": "a@p12.example" }""",
            """{ "id": "police", "name": "Công an phường", "email": "a@p12.example" }""" },
        { "a member is taken away with its line",
            "{\n    \"id\": \"police\", // mã\n    \"name\": \"Công an phường\",\n    \"head\": \"Ông A\",\n    \"email\": \"a@p12.example\"\n  }",
            "{\n    \"id\": \"police\", // mã\n    \"name\": \"Công an phường\",\n    \"email\": \"a@p12.example\"\n  }" },
        { "the last member is taken away with its line",
            "{\n    \"id\": \"police\", \"name\": \"Công an phường\", \"email\": \"a@p12.example\", // thư\n    \"head\": \"Ông A\"\n  }",
            "{\n    \"id\": \"police\", \"name\": \"Công an phường\", \"email\": \"a@p12.example\" // thư\n  }" },
    };

    [Theory]
    [MemberData(nameof(Units))]
    public void A_unit_is_changed_and_all_else_stays_byte_for_byte(string what, string before, string after)
    {
        var edit = new PlanEdit(File($"{before}, /* giữ */ {{ \"id\": \"front\", \"name\": \"Mặt trận\" }},"));

        edit.SaveUnit(new UnitDefinition { Id = "police", Name = "Công an phường", Email = "a@p12.example" }, isNew: false);

        Assert.Equal(Text(File($"{after}, /* giữ */ {{ \"id\": \"front\", \"name\": \"Mặt trận\" }},")), Text(edit.Bytes));
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData("""{ "id": "front", "name": "Mặt trận" }""",
        """{ "id": "front", "name": "Mặt trận" }, { "id": "police", "name": "Công \"an\" <&>", "to": "2024-12-31" }""")]
    [InlineData("", "\n  { \"id\": \"police\", \"name\": \"Công \\\"an\\\" <&>\", \"to\": \"2024-12-31\" }\n")]
    [InlineData("// chưa có\n", "// chưa có\n  { \"id\": \"police\", \"name\": \"Công \\\"an\\\" <&>\", \"to\": \"2024-12-31\" }\n")]
    [InlineData("\n  {\"id\":\"a\",\"name\":\"A\"} // một, hai\n",
        "\n  {\"id\":\"a\",\"name\":\"A\"}, // một, hai\n  { \"id\": \"police\", \"name\": \"Công \\\"an\\\" <&>\", \"to\": \"2024-12-31\" }\n")]
    [InlineData("\n  {\"id\":\"a\",\"name\":\"A\"}, /* x */\n",
        "\n  {\"id\":\"a\",\"name\":\"A\"}, /* x */\n  { \"id\": \"police\", \"name\": \"Công \\\"an\\\" <&>\", \"to\": \"2024-12-31\" }\n")]
    public void A_unit_is_added_in_the_manner_of_the_list(string before, string after)
    {
        var edit = new PlanEdit(Encoding.UTF8.GetBytes($"{{ \"units\": [{before}] }}"));

        edit.SaveUnit(new UnitDefinition { Id = "police", Name = "Công \"an\" <&>", To = new DateOnly(2024, 12, 31) }, isNew: true);

        Assert.Equal($"{{ \"units\": [{after}] }}", Text(edit.Bytes));
    }

    [Fact]
    public void A_first_neighbourhood_and_the_next_get_lines_below_the_ward()
    {
        var edit = new PlanEdit(Encoding.UTF8.GetBytes("{\r\n  \"areas\": [\r\n    { \"id\": \"w\", \"name\": \"W\" } // phường\r\n  ]\r\n}"));

        edit.SaveArea(new AreaDefinition { Id = "kp-1", Name = "Khu phố 1", Kind = "neighbourhood" }, isNew: true, "w");
        edit.SaveArea(new AreaDefinition { Id = "kp-2", Name = "Khu phố 2", From = new DateOnly(2024, 5, 1) }, isNew: true, "w");
        edit.SaveArea(new AreaDefinition { Id = "kp-1", Name = "Khu phố 1", Kind = "neighbourhood", To = new DateOnly(2024, 4, 30), MergedInto = "kp-2" },
            isNew: false, null);

        Assert.Equal(
            "{\r\n  \"areas\": [\r\n    { \"id\": \"w\", \"name\": \"W\", \"children\": [\r\n"
            + "      { \"id\": \"kp-1\", \"name\": \"Khu phố 1\", \"kind\": \"neighbourhood\", \"to\": \"2024-04-30\", \"mergedInto\": \"kp-2\" },\r\n"
            + "      { \"id\": \"kp-2\", \"name\": \"Khu phố 2\", \"from\": \"2024-05-01\" }\r\n"
            + "    ] } // phường\r\n  ]\r\n}",
            Text(edit.Bytes));
    }

    [Fact]
    public void A_share_is_a_number_that_comes_changes_and_goes()
    {
        const string file = "{ \"areas\": [ { \"id\": \"w\", \"name\": \"W\", \"to\": \"2024-04-30\" } ] }";
        var edit = new PlanEdit(Encoding.UTF8.GetBytes(file));
        var part = new AreaDefinition { Id = "a", Name = "A", From = new DateOnly(2024, 5, 1), SplitFrom = "w", Share = 0.4m };

        edit.SaveArea(part, isNew: true, null);
        Assert.EndsWith(", { \"id\": \"a\", \"name\": \"A\", \"from\": \"2024-05-01\", \"splitFrom\": \"w\", \"share\": 0.4 } ] }", Text(edit.Bytes),
            StringComparison.Ordinal);

        edit.SaveArea(part with { Share = 0.25m }, isNew: false, null);
        Assert.Contains("\"share\": 0.25 }", Text(edit.Bytes), StringComparison.Ordinal);
        var same = edit.Bytes;
        edit.SaveArea(part with { Share = 0.250m }, isNew: false, null);
        Assert.Equal(same, edit.Bytes);

        edit.SaveArea(part with { Share = null, SplitFrom = null }, isNew: false, null);
        Assert.EndsWith("{ \"id\": \"a\", \"name\": \"A\", \"from\": \"2024-05-01\" } ] }", Text(edit.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_comes_changes_and_goes_without_a_trace_elsewhere()
    {
        const string file = "{ \"units\": [], // đơn vị\n  \"areas\": [] // địa bàn\n}";
        var edit = new PlanEdit(Encoding.UTF8.GetBytes(file));

        edit.SetContact("police", "kp-1", "a@p12.example");
        edit.SetContact("police", "kp-2", "b@p12.example");
        edit.SetContact("police", "kp-1", "c@p12.example");
        edit.SetContact("police", "kp-2", null);
        edit.SetContact("police", "kp-3", null);

        Assert.Equal(
            "{ \"units\": [], // đơn vị\n  \"areas\": [], // địa bàn\n  \"contacts\": [\n    { \"unit\": \"police\", \"area\": \"kp-1\", \"email\": \"c@p12.example\" }\n  ]\n}",
            Text(edit.Bytes));
    }

    [Fact]
    public void A_byte_order_mark_stays()
    {
        var edit = new PlanEdit([.. Encoding.UTF8.Preamble, .. File(Unit)]);

        edit.SaveUnit(new UnitDefinition { Id = "police", Name = "Đội Công an", Email = "a@p12.example" }, isNew: false);

        Assert.Equal([.. Encoding.UTF8.Preamble, .. File(Unit.Replace("Công an", "Đội Công an", StringComparison.Ordinal))], edit.Bytes);
    }

    private static byte[] File(string units) =>
        Encoding.UTF8.GetBytes($"{{\n  // Các đơn vị, \"units\": [\n  \"units\": [\n  {units}\n  ],\n  \"name\": \"Chương trình\" }}\n");

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
