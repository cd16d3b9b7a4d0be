using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Faults.Tests;

/// <summary>How a run of the executable ended.</summary>
internal sealed record Ended(int Code, string Output, string Error)
{
    private const int KilledOnUnix = 137;
    private const int KilledOnWindows = -1;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>What a process that only waits needs of the processor in the time of <see cref="Idle"/>.</summary>
    private static readonly TimeSpan Nothing = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(3);

    public bool IsKilled => Code is KilledOnUnix or KilledOnWindows;

    /// <summary>It did nothing any more, and did not end.</summary>
    public bool IsStuck => Code == int.MinValue;

    /// <summary>Waits as long as it works: how long that takes says of a busy machine nothing but that it is busy.</summary>
    public static async Task<Ended> Of(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        var (ends, worked, since) = (process.WaitForExitAsync(TestContext.Current.CancellationToken), TimeSpan.Zero, Stopwatch.StartNew());
        while (await Task.WhenAny(ends, Task.Delay(Look, TestContext.Current.CancellationToken)) != ends)
        {
            if (WorkedBy(process) is var now && now - worked > Nothing)
            {
                (worked, since) = (now, Stopwatch.StartNew());
            }

            if (since.Elapsed > Idle || worked > Most)
            {
                process.Kill(entireProcessTree: true);
                return new Ended(int.MinValue, "", $"It did not end after {worked.TotalSeconds:0} s of work.");
            }
        }

        await ends;
        return new Ended(process.ExitCode, await output, await error);
    }

    private static TimeSpan WorkedBy(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
            return TimeSpan.Zero;
        }
    }
}

/// <summary>An installation on the disk, with a small plan of which one unit is told that it missed its target; and the real executable on it.</summary>
internal sealed class Site : IDisposable
{
    public const string Quarter = "2022-Q4";

    /// <summary>A deed that no command of the program does.</summary>
    public const string Issue = "issue";

    /// <summary>The same: publishing rules.</summary>
    public const string Publish = "publish-rules";

    /// <summary>The start of a later program.</summary>
    public const string Upgrade = "upgrade";

    public static readonly (string Figure, decimal Value)[] Figures = [("cases", 19), ("visits", 1)];

    private const string Plan =
        """
        { "id": "small", "name": "Chương trình nhỏ", "term": { "from": "2020-Q3", "to": "2025-Q4" }, "inUseFrom": "2025-Q4",
          "units": [ { "id": "police", "name": "Công an phường", "email": "congan@phuong12.example" }, { "id": "front", "name": "Mặt trận", "email": "mattran@phuong12.example" } ],
          "areas": [ { "id": "ward", "name": "Phường 12" } ] }
        """;

    private const string RuleFile =
        """
        { "module": "security",
          "figures": [ { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter" }, { "id": "visits", "name": "Số lượt", "measuredIn": "lượt", "type": "flow", "every": "quarter" } ],
          "targets": [
            { "id": "few", "number": "1", "name": "Ít vụ", "measuredIn": "vụ", "responsible": "police", "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "below", "of": 5 } },

            { "id": "many", "number": "2", "name": "Nhiều lượt", "measuredIn": "lượt", "responsible": "front", "kind": "perPeriod", "every": "quarter", "value": "visits.Period", "threshold": { "is": "atLeast", "of": 5 } } ] }
        """;

    public Site()
    {
        Folder = Directory.CreateTempSubdirectory("actionplan-faults-").FullName;
        Directory.CreateDirectory(Data);
        Write("rules/small/plan.json", Plan);
        Write("rules/small/security.json", RuleFile);
    }

    public string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    public string Rules => Path.Combine(Folder, "rules");

    public string Database => Path.Combine(Data, "actionplan.db");

    public static string Executable { get; } = Find();

    /// <summary>The same installation once more, as it lies on the disk.</summary>
    public Site Copy()
    {
        var copy = new Site();
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            var there = Path.Combine(copy.Data, Path.GetRelativePath(Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(there)!);
            File.Copy(file, there);
        }

        return copy;
    }

    public void MailTo(int port) => Write(
        "data/settings.json",
        $$"""{ "Mail": { "Smtp": { "Host": "127.0.0.1", "Port": {{port}}, "Security": "None", "TimeoutSeconds": 20 } }, "ActionPlan": { "PublicUrl": "https://phuong12.example" } }""");

    public void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>What the next start does with what lies here.</summary>
    public Task<string?> Inside(Func<IServiceProvider, CancellationToken, Task<string?>> work, TimeProvider? clock = null, bool later = false) =>
        Tests.Inside.Do(Data, Rules, services => work(services, TestContext.Current.CancellationToken), clock, later);

    public Task<Ended> Evaluate(string? killAt = null, string? trace = null) => Run(killAt, trace, "evaluate-now", "--period", Quarter, "--by", "Nguyễn Văn A");

    /// <param name="killAt">The step before which it is killed; null for none.</param>
    /// <param name="trace">Where its steps are written.</param>
    /// <param name="args">What to do.</param>
    public async Task<Ended> Run(string? killAt, string? trace, params string[] args)
    {
        using var process = Process.Start(Start(killAt, trace, args))!;
        return await Ended.Of(process);
    }

    /// <summary>How many steps it takes.</summary>
    public async Task<int> Steps(params string[] args)
    {
        var trace = Path.Combine(Folder, "trace");
        var ended = await Run(null, trace, args);
        Assert.True(ended.Code == 0, ended.Error);
        return (await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken)).Length;
    }

    public ProcessStartInfo Start(string? killAt, string? trace, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. args])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["ActionPlan__DataFolder"] = Data;
        start.Environment["Rules__Folder"] = Rules;
        // It lives for seconds: compiling anything better, or collecting on several threads, does not pay.
        foreach (var (name, value) in new[] { ("TieredPGO", "0"), ("TC_CallCounting", "0"), ("gcServer", "0"), ("gcConcurrent", "0") })
        {
            start.Environment["DOTNET_" + name] = value;
        }

        if (killAt is not null || trace is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
            start.Environment["FAULTS_AT"] = killAt;
            start.Environment["FAULTS_TRACE"] = trace;
            start.Environment["FAULTS_DO"] = args is [Issue or Upgrade or Publish] ? args[0] : null;
        }

        return start;
    }

    public object? Ask(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Find()
    {
        var own = Path.Combine(AppContext.BaseDirectory, "ActionPlan.Host.dll");
        var beside = own.Replace(Path.Combine("tests", "Faults.Tests"), Path.Combine("src", "Host"), StringComparison.Ordinal);
        return File.Exists(beside) ? beside : own;
    }
}
