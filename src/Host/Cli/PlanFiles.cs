namespace ActionPlan.Host.Cli;

internal static class PlanFiles
{
    /// <summary>The plan in the folder; null if it has problems, which are then written.</summary>
    public static Plan? Read(string folder, Terminal terminal) => Reading(folder, terminal)?.Plan;

    /// <summary>What is to be said of the plan in the folder, its errors written already; null if the folder cannot be read.</summary>
    public static PlanReading? Reading(string folder, Terminal terminal)
    {
        if (Look(folder, terminal) is not { } reading)
        {
            return null;
        }

        Write(reading.Problems, terminal);
        if (reading.Plan is null)
        {
            if (reading.NotChecked > 0)
            {
                terminal.Fail("NotChecked", reading.NotChecked);
            }

            terminal.Fail("PlanIsBad", folder, reading.Problems.Count);
        }

        return reading;
    }

    /// <summary>
    /// The plan also where a test beside the rules says otherwise, or the plan that it continues is not there, which is written: whoever changes a rule on
    /// purpose, in a copy of the folder, must see what it does.
    /// </summary>
    public static Plan? ForComparing(string folder, Terminal terminal)
    {
        if (Look(folder, terminal) is not { Plan: null, Problems: var problems }
            || Unless(folder, terminal, () => PlanReader.Read(new PlanSource(folder, PlanSource.ReadFolder(folder).Files)))?.Plan is not { } plan)
        {
            return Read(folder, terminal);
        }

        Write(problems, terminal);
        return plan;
    }

    /// <summary>The same with nothing written, but that the folder cannot be read.</summary>
    public static PlanReading? Look(string folder, Terminal terminal) => Unless(folder, terminal, () =>
    {
        var source = PlanSource.ReadFolder(folder);
        return new PlansTogether(
            PlanHead.Of(source) is { Continues: not null } ? PlanFolders.Beside(folder).Select(PlanSource.ReadFolder).Append(source) : [source]).Read(source);
    });

    /// <summary>The files as they are; null if the folder cannot be read, which is said.</summary>
    public static PlanSource? Source(string folder, Terminal terminal) => Unless(folder, terminal, () => PlanSource.ReadFolder(folder));

    /// <summary>A problem for programs.</summary>
    public static object ToJson(Problem problem, Terminal terminal) =>
        new { problem.File, problem.Line, problem.Column, problem.Severity, Message = problem.Message(terminal.Culture) };

    public static void Write(IReadOnlyList<Problem> problems, Terminal terminal)
    {
        foreach (var problem in problems)
        {
            terminal.Error.WriteLine(problem.ToString(terminal.Culture));
        }
    }

    private static T? Unless<T>(string folder, Terminal terminal, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Fail("PlanUnreadable", folder, error.Message);
            return null;
        }
    }
}
