using System.Text.Json;
using Microsoft.AspNetCore.Connections;

namespace ActionPlan.Host.Startup;

/// <summary>One line to the operator for whatever keeps the program from starting or a command from being done: what is wrong, and what to do.</summary>
internal static class StartAdvice
{
    public static string Of(Exception error) => error switch
    {
        StartRefusedException => error.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{error.Message} Stop the other program, or choose another port: --urls=http://127.0.0.1:5081",
        _ when error.Trouble() == DatabaseTrouble.Full =>
            $"The disk is full ({DatabaseAdvice.OneLine(error)}). Make room on it and start again; nothing is half done.",
        _ when Cause<UnauthorizedAccessException>(error) is { } denied =>
            $"The account '{Environment.UserName}' may not do that: {DatabaseAdvice.OneLine(denied)} Give it the data folder and all in it, or name another in ActionPlan:DataFolder.",
        IOException => $"{DatabaseAdvice.OneLine(error)} Check that ActionPlan:DataFolder names a folder that can be written to.",
        _ when error.Trouble() is { } trouble => $"The database cannot be used ({trouble}: {DatabaseAdvice.OneLine(error)}).",
        InvalidOperationException or ArgumentException => DatabaseAdvice.OneLine(error),
        _ => $"{DatabaseAdvice.OneLine(error)} [{error.GetType().Name}]",
    };

    /// <summary>A settings file that cannot be read: where it breaks off, or who may not.</summary>
    public static StartRefusedException OfSettings(string file, Exception error) => new(
        Cause<JsonException>(error) is { } json
            ? FormattableString.Invariant(
                $"The settings file {file} is no JSON at line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}: {DatabaseAdvice.OneLine(json)} Mend it, or put it back from a copy; without it the program starts with nothing set.")
        : Cause<UnauthorizedAccessException>(error) is not null
            ? $"The account '{Environment.UserName}' may not read the settings file {file}. Give it the file, or start with the account that owns it."
        : $"The settings file {file} cannot be read: {DatabaseAdvice.OneLine(error)}");

    private static T? Cause<T>(Exception error)
        where T : Exception
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found)
            {
                return found;
            }
        }

        return null;
    }
}
