using System.Text.Json;
using System.Text.RegularExpressions;
using ActionPlan.Host.Startup;
using Serilog;

namespace ActionPlan.Host.Tests.Telling;

/// <summary>The log is read by whoever keeps the machine, and collected elsewhere.</summary>
public sealed partial class LogTests
{
    /// <summary>What events tell besides their words. Whoever adds one asks himself whether it is a person's, or a secret.</summary>
    private static readonly string[] Told =
    [
        "Account", "Area", "Attempt", "Authority", "Closed", "Code", "Command", "Count", "Difference", "Error", "File", "Folder", "Id", "Kind", "Megabytes",
        "Message", "Method", "Milliseconds", "Path",
        "Plan", "Problems", "Program", "Quarter", "Reason", "Refusal", "Report", "Said", "Seconds", "State", "TraceId", "Trouble", "Vanishing", "Version",
        "Warning", "What", "Why",
    ];

    [Fact]
    public void Events_tell_nothing_but_what_is_known_to_be_nobodys()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Folders.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var told = texts.SelectMany(text => Logged().Matches(text)).SelectMany(call => Placeholder().Matches(call.Groups["words"].Value))
            .Select(found => found.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(told.Count > 20);
        Assert.Empty(told.Except(Told, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_line_of_JSON_has_an_event_with_its_error_and_no_mail_address()
    {
        await using var output = new StringWriter();
        await using (var log = new LoggerConfiguration().Enrich.With<ToldError>().Enrich.With<MaskedAddresses>().WriteTo.Sink(new To(output)).CreateLogger())
        {
            log.Warning("Message {Id} was not sent: {Error}", 7, "550 5.1.1 <cong.an+1@phuong12.example>: no such user");
            log.Error(new InvalidOperationException("vanphong@phuong12.example is not there"), "{Command} failed", "SendSummary");
        }

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal((7, "Warning"), (lines[0].GetProperty("Id").GetInt32(), lines[0].GetProperty("@l").GetString()));
        Assert.Contains("InvalidOperationException", lines[1].GetProperty(ToldError.Name).GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("cong.an", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("vanphong", output.ToString(), StringComparison.Ordinal);
    }

    private sealed class To(TextWriter output) : Serilog.Core.ILogEventSink
    {
        private readonly JsonLog json = new();

        public void Emit(Serilog.Events.LogEvent logEvent) => json.Format(logEvent, output);
    }

    [GeneratedRegex("""(?:\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\(|\[LoggerMessage\()[^;"]*"(?<words>[^"]*)" """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Logged();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Placeholder();
}
