using System.CommandLine;
using System.CommandLine.Parsing;
using ActionPlan.Rules.Reading;

namespace ActionPlan.Host.Cli;

/// <summary>Says in the user's language what is wrong with a command line; the library speaks English to Vietnamese users.</summary>
internal static class ParseProblems
{
    public static int Write(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        var said = false;
        foreach (var token in parsed.UnmatchedTokens)
        {
            said = true;
            Unknown(token, command, terminal);
        }

        foreach (var option in command.Options.Where(option => option.Required && parsed.GetResult(option) is null or { Implicit: true }))
        {
            said = true;
            terminal.Fail("OptionMissing", command.Name, option.Name);
        }

        foreach (var argument in command.Arguments.Where(argument => (parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues))
        {
            said = true;
            terminal.Fail("OptionMissing", command.Name, argument.Name);
        }

        foreach (var result in parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(result => !result.Implicit && result.Tokens.Count < result.Option.Arity.MinimumNumberOfValues))
        {
            said = true;
            terminal.Fail("OptionEmpty", result.Option.Name);
        }

        if (command is RootCommand && parsed.UnmatchedTokens.Count == 0)
        {
            said = true;
            terminal.Fail("CommandMissing");
        }

        if (!said)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.WriteLine(error.Message);
            }
        }

        terminal.Fail("SeeHelp", command is RootCommand ? "--help" : $"{command.Name} --help");
        return 1;
    }

    private static void Unknown(string token, Command command, Terminal terminal)
    {
        var known = command.Subcommands.Select(child => child.Name).Concat(command.Options.Select(option => option.Name));
        if (Nearest.To(token, known) is { } nearest)
        {
            terminal.Fail("ArgumentUnknownNear", token, nearest);
        }
        else
        {
            terminal.Fail("ArgumentUnknown", token);
        }
    }
}
