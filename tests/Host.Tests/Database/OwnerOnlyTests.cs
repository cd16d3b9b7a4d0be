using System.Runtime.Versioning;
using ActionPlan.Host.Tests.Cli;

namespace ActionPlan.Host.Tests.Database;

/// <summary>Who else has an account on the machine reads nothing of what lies on its disk.</summary>
[UnsupportedOSPlatform("windows")]
[OnFile("it is about the rights of the file")]
public sealed class OwnerOnlyTests : IDisposable
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everybody = (UnixFileMode)0b110_100_100;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Whatever_the_running_app_writes_is_its_accounts_alone_and_what_lay_open_is_closed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has lists of rights instead.");
        folder.WriteSmallPlan("rules/small");
        var data = Path.Combine(folder.Path, "data");
        var before = folder.Write("data/of-before/key.xml", "<key />");
        File.SetUnixFileMode(before, Everybody);
        File.SetUnixFileMode(data, Folder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        await using (await RunningProcess.Start($"--ActionPlan:DataFolder={data}", $"--Rules:Folder={Path.Combine(folder.Path, "rules")}"))
        {
            var entries = Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories).Prepend(data).ToList();
            Assert.Contains(entries, entry => entry.EndsWith("actionplan.db-wal", StringComparison.Ordinal));
            Assert.All(entries, entry => Assert.Equal(Directory.Exists(entry) ? Folder : Own, File.GetUnixFileMode(entry)));
        }
    }

    [Fact]
    public void A_folder_that_everybody_shares_is_refused_and_not_taken_from_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has lists of rights instead.");
        var shared = Directory.CreateDirectory(Path.Combine(folder.Path, "tmp")).FullName;
        File.SetUnixFileMode(shared, (UnixFileMode)0b1_111_111_111);

        var refused = Assert.Throws<StartRefusedException>(() => OwnerOnly.Check(shared, null));

        Assert.Contains("ActionPlan:DataFolder", refused.Message, StringComparison.Ordinal);
        Assert.Equal((UnixFileMode)0b1_111_111_111, File.GetUnixFileMode(shared));
    }

    [Fact]
    public void A_database_that_lies_elsewhere_is_closed_too_and_links_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has lists of rights instead.");
        var data = Directory.CreateDirectory(Path.Combine(folder.Path, "data")).FullName;
        var (database, beyond) = (folder.Write("elsewhere/a.db", ""), folder.Write("beyond.txt", ""));
        foreach (var open in (string[])[database, beyond])
        {
            File.SetUnixFileMode(open, Everybody);
        }

        File.CreateSymbolicLink(Path.Combine(data, "link"), beyond);

        Assert.NotNull(OwnerOnly.Check(data, database));
        Assert.Null(OwnerOnly.Check(data, database));

        Assert.Equal(Own, File.GetUnixFileMode(database));
        Assert.Equal(Everybody, File.GetUnixFileMode(beyond));
    }

    public void Dispose() => folder.Dispose();
}
