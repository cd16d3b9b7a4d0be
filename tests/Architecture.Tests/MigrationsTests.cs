namespace ActionPlan.Architecture.Tests;

public sealed class MigrationsTests
{
    /// <summary>Their SQL depends on the model beside them (docs/adr/0680).</summary>
    private static readonly string[] NeedTheirModel =
    [
        "SqlServer/20261201000000_Initial",
        "SqlServer/20261206000000_Calendars",
        "SqlServer/20261207000000_Servers",
        "SqlServer/20261209000000_LaterLetters",
    ];

    private static readonly string Folder = Path.Combine(Sources.Root, "src", "Host", "Persistence", "Migrations");

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void Only_the_newest_migration_carries_a_model_and_those_whose_SQL_depends_on_it(string provider)
    {
        var files = Directory.GetFiles(Path.Combine(Folder, provider), "2*.cs").Select(file => Path.GetFileName(file)).ToList();
        var newest = files.Where(file => !file.EndsWith(".Designer.cs", StringComparison.Ordinal)).Max(StringComparer.Ordinal)!;
        var expected = NeedTheirModel.Where(one => one.StartsWith(provider + "/", StringComparison.Ordinal)).Select(one => one[(provider.Length + 1)..])
            .Append(Path.GetFileNameWithoutExtension(newest)).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            expected,
            files.Where(file => file.EndsWith(".Designer.cs", StringComparison.Ordinal)).Select(file => file[..^".Designer.cs".Length])
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_migration_promises_a_way_back() => Assert.DoesNotContain(
        Directory.GetFiles(Folder, "2*.cs", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("override void Down", StringComparison.Ordinal));
}
