namespace ActionPlan.Host.Persistence;

/// <summary>One line to the operator: what is wrong with the database, and what to do.</summary>
internal static class DatabaseAdvice
{
    public static string Of(Exception error, DatabaseChoice choice)
    {
        var where = choice.FilePath ?? $"on the server ({choice.Provider})";
        return error.Trouble() switch
        {
            DatabaseTrouble.Busy => $"The database {where} is locked by another program, such as a backup, or another ActionPlan. End that and start again.",
            DatabaseTrouble.Full => $"The disk that holds the database {where} is full. Make room on it and start again; nothing is half done.",
            DatabaseTrouble.Damaged when choice.FilePath is { } file =>
                $"The database {file} is damaged or is no database ({OneLine(error)}). {DatabaseMarker.BackupOf(choice)}",
            DatabaseTrouble.Unreachable =>
                $"The database {where} cannot be reached ({OneLine(error)}). Check Database:ConnectionString, and that the server runs and lets this machine in.",
            DatabaseTrouble.Denied or DatabaseTrouble.Missing => Denied(where, choice, error),
            _ when error is UnauthorizedAccessException => Denied(where, choice, error),
            _ => $"The database {where} could not be opened or brought to this version ({OneLine(error)}). "
                + "Check Database:Provider and Database:ConnectionString, that the folder can be written to, and that no newer version used it.",
        };
    }

    private static string Denied(string where, DatabaseChoice choice, Exception error) =>
        $"The account '{Environment.UserName}' cannot open, read or write the database {where} ({OneLine(error)}). "
        + (choice.FilePath is { } file
            ? $"Give it the folder {Path.GetDirectoryName(file)} and all in it, or name another in ActionPlan:DataFolder or Database:ConnectionString."
            : "Check the user in Database:ConnectionString and its rights.");

    internal static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ").Trim();
}
