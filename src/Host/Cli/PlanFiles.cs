using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Cli;

internal static class PlanFiles
{
    /// <summary>The plan in the folder; null if it has problems, which are then written.</summary>
    public static Plan? Read(string folder, Terminal terminal) => Reading(folder, terminal)?.Plan;

    /// <summary>What is to be said of the plan in the folder, its errors written already; null if the folder cannot be read.</summary>
    public static PlanReading? Reading(string folder, Terminal terminal)
    {
        PlanReading reading;
        try
        {
            var source = PlanSource.ReadFolder(folder);
            reading = new PlansTogether(PlanHead.Of(source) is { Continues: not null } ? PlanFolders.Beside(folder).Select(PlanSource.ReadFolder).Append(source) : [source]).Read(source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Fail("PlanUnreadable", folder, error.Message);
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

    public static void Write(IReadOnlyList<Problem> problems, Terminal terminal)
    {
        foreach (var problem in problems)
        {
            terminal.Error.WriteLine(problem.ToString(terminal.Culture));
        }
    }
}
