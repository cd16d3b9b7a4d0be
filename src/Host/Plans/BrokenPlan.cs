namespace ActionPlan.Host.Plans;

/// <summary>A folder from which no plan ever came into force: shown as broken, and in nobody's way.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record BrokenPlan(string Folder, IReadOnlyList<Problem> Problems)
{
    /// <summary>For the log.</summary>
    public string Why => string.Join("; ", Problems.Select(problem => problem.ToString(Cultures.English)));
}
