namespace ActionPlan.Host.Cli;

/// <summary>Help in one language: the library that writes it knows its own words in English alone.</summary>
internal static class HelpWords
{
    private static readonly string[] Headings = ["Description:", "Usage:", "Arguments:", "Options:", "Commands:", "Additional Arguments:"];

    private const string PassedOn = "  Arguments passed to the application that is being run.";

    public static string In(Terminal terminal, string help)
    {
        var lines = help.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            lines[at] = Headings.Contains(lines[at], StringComparer.Ordinal)
                ? terminal.Text("Help." + lines[at].TrimEnd(':').Replace(" ", "", StringComparison.Ordinal)) + ":"
                : at > 0 && lines[at - 1] == terminal.Text("Help.Usage") + ":" ? Said("[command]", "Command", Said("[options]", "Some", lines[at]))
                : lines[at] == PassedOn ? "  " + terminal.Text("Help.PassedOn")
                : Said("(REQUIRED)", "Required", lines[at]);
        }

        return string.Join(Environment.NewLine, lines);

        string Said(string word, string key, string line) => line.Replace(word, terminal.Text("Help." + key), StringComparison.Ordinal);
    }
}
