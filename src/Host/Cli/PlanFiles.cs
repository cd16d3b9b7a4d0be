using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Cli;

internal static class PlanFiles
{
    /// <summary>The plan in the folder; null if it has problems, which are then written.</summary>
    public static Plan? Read(string folder, Terminal terminal)
    {
        PlanReading reading;
        try
        {
            reading = PlanReader.Read(PlanSource.ReadFolder(folder));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Fail("PlanUnreadable", folder, error.Message);
            return null;
        }

        foreach (var problem in reading.Problems)
        {
            terminal.Error.WriteLine(problem.ToString(terminal.Culture));
        }

        if (reading.Plan is null)
        {
            terminal.Fail("PlanIsBad", folder, reading.Problems.Count);
        }

        return reading.Plan;
    }
}
