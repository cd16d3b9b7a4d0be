namespace ActionPlan.Host.Cli;

/// <summary>Help in one language: the library that writes it knows its own words in English alone.</summary>
internal static class HelpWords
{
    private static readonly string[] Headings = ["Description:", "Usage:", "Arguments:", "Options:", "Commands:"];

    public static string In(Terminal terminal, string help)
    {
        var lines = help.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            lines[at] = Headings.Contains(lines[at], StringComparer.Ordinal) ? terminal.Text("Help." + lines[at].TrimEnd(':')) + ":"
                : at > 0 && lines[at - 1] == terminal.Text("Help.Usage") + ":" ? Said("[command]", Said("[options]", lines[at]))
                : Said("(REQUIRED)", lines[at]);
        }

        return string.Join(Environment.NewLine, lines);

        string Said(string word, string line) => line.Replace(word, terminal.Text("Help." + word.Trim('[', ']', '(', ')')), StringComparison.Ordinal);
    }
}
