using ActionPlan.Host.Cli;

namespace ActionPlan.Host.Tests.Cli;

/// <summary>Help of every command is in the one language that was asked for.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task Help_speaks_one_language_throughout()
    {
        var vietnamese = await Help("--help");
        var commands = vietnamese[(vietnamese.IndexOf("Các lệnh:", StringComparison.Ordinal) + 1)..].Split('\n').Skip(1)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]).ToList();

        Assert.Contains("publish", commands);
        foreach (var command in commands.Select(one => new[] { one, "--help" }).Append(["--help"]))
        {
            var text = await Help(command);
            Assert.All(["Help.", "Description", "Usage", "Options", "[options]", "Commands", "Arguments", "(REQUIRED)", "Show "],
                word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
            Assert.All(["Cách dùng:", "[tùy chọn]", "Xem trợ giúp"], word => Assert.Contains(word, text, StringComparison.Ordinal));
            var english = await Help([.. command, "--lang", "en"]);
            Assert.All(["Usage:", "[options]", "Show help"], word => Assert.Contains(word, english, StringComparison.Ordinal));
            Assert.DoesNotContain("Help.", english, StringComparison.Ordinal);
        }
    }

    private static async Task<string> Help(params string[] args)
    {
        await using StringWriter output = new(), error = new();
        Assert.Equal(0, await CommandLine.Run(args, new Terminal(output, error, CommandLine.LanguageOf(args), redirected: true)));
        return output.ToString().ReplaceLineEndings("\n");
    }
}
