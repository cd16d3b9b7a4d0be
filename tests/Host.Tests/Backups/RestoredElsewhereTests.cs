using ActionPlan.Host.Cli;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Backups;

/// <summary>
/// A backup that is put back where the settings name another kind of database, or beside another server: what to do is said before anything begins anew.
/// </summary>
[OnFile("what is restored is a file")]
public sealed class RestoredElsewhereTests : IDisposable
{
    private const string Server = "Server=sql.example.vn;Database=ActionPlan;User ID=app;Password=bí mật";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_file_put_back_for_a_server_says_to_move_it_there_and_moves_although_the_environment_names_the_server()
    {
        folder.WriteSmallPlan("rules/small");
        var figures = folder.Write("figures.csv", "figure,area,period,value\ncriminalCases,phuong-12,2022-Q4,19\n");
        Assert.Equal(0, (await InProcess.Run(folder.Path, "import", "--figures", figures, "--by", "A", "--reason", "B")).Code);
        var backup = await Taken();

        var (code, error) = await Run(
            "new", ["--Database:Provider=SqlServer", $"--Database:ConnectionString={Server}"], "restore", "--from", backup, "--lang", "en");

        Assert.Equal(0, code);
        Assert.Contains("name the server sql.example.vn/ActionPlan, and the backup's database is a file", error, StringComparison.Ordinal);
        Assert.DoesNotContain("bí mật", error, StringComparison.Ordinal);
        // What the sentence says to do, with a file in the server's place.
        var target = Path.Combine(folder.Path, "moved.db");
        var connection = Own(folder.Write("target", $"Data Source={target}"));
        (code, error) = await Run(
            "new", ["--Database:Provider=Sqlite", "--Database:ConnectionString="], "move-data", "--to", "sqlite", "--connection-file", connection);
        Assert.Equal((0, ""), (code, error));
        MigratedDatabase.LetGo(DatabaseChoice.OfFile(target));
        Assert.Equal(0, (await Run("new", [$"--Database:ConnectionString=Data Source={target}"], "verify-audit")).Code);
        MigratedDatabase.LetGo(DatabaseChoice.OfFile(target));
    }

    [Fact]
    public async Task The_rest_of_a_server_s_installation_says_which_server_it_would_work_on()
    {
        folder.WriteSmallPlan("rules/small");
        folder.Write("data/settings.json", $$"""{ "Database": { "Provider": "SqlServer", "ConnectionString": "{{Server}}" } }""");
        folder.Write("data/evidence/ab/abcd", "chứng cứ");
        var backup = await Taken();

        var (code, error) = await Run("new", [], "restore", "--from", backup, "--lang", "en");
        Assert.Equal(0, code);
        Assert.Contains("server's own backup of the same time", error, StringComparison.Ordinal);
        Assert.Contains("name the server and database sql.example.vn/ActionPlan", error, StringComparison.Ordinal);
        Assert.DoesNotContain("bí mật", error, StringComparison.Ordinal);

        // Whose file database would begin anew beside it.
        (code, error) = await Run("file", ["--Database:Provider=Sqlite", "--Database:ConnectionString="], "restore", "--from", backup, "--lang", "en");
        Assert.Equal(0, code);
        Assert.Contains("name no server any more", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_one_kind_of_database_is_no_first_start_of_the_other()
    {
        var data = Path.Combine(folder.Path, "data");
        Assert.Null(DatabaseMarker.LeftBehind(data, isEmpty: true));
        var file = folder.Write("data/actionplan.db", "SQLite format 3");
        Assert.Null(DatabaseMarker.LeftBehind(data, isEmpty: false));
        Assert.Contains($"holds the database {file}", DatabaseMarker.LeftBehind(data, isEmpty: true), StringComparison.Ordinal);

        File.Delete(file);
        var choice = DatabaseChoice.OfFile(file) with { DataFolder = data };
        Assert.Null(DatabaseMarker.Problem(choice, isEmpty: true));
        folder.Write("data/" + DatabaseMarker.Shared, "id");
        Assert.Contains("belongs to a server's database", DatabaseMarker.Problem(choice, isEmpty: true), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string Own(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return file;
    }

    private async Task<string> Taken()
    {
        var shelf = Directory.CreateDirectory(Path.Combine(folder.Path, "shelf")).FullName;
        Assert.Equal(0, (await Run("", [], "backup", "--to", shelf)).Code);
        return Assert.Single(Directory.EnumerateFiles(shelf));
    }

    private async Task<(int Code, string Error)> Run(string place, string[] settings, params string[] args)
    {
        using StringWriter output = new(), error = new();
        var passphrase = Own(folder.Write("passphrase", "bốn từ chẳng ai đoán"));
        var data = Path.Combine(folder.Path, place, "data");
        string[] all = args[0] is "backup" or "restore" ? [.. args, "--passphrase-file", passphrase] : args;
        var code = await CommandLine.Run(all, new Terminal(output, error, CommandLine.LanguageOf(args), redirected: true)
        {
            Settings = [$"--ActionPlan:DataFolder={data}", $"--Rules:Folder={Path.Combine(folder.Path, "rules")}", .. settings],
        });
        MigratedDatabase.LetGo(DatabaseChoice.OfFile(Path.Combine(data, DatabaseChoice.File)));
        return (code, error.ToString());
    }
}
