namespace ActionPlan.Rules.Plans;

/// <summary>What a plan's own file says of which plan it is, whatever else is wrong with it.</summary>
/// <param name="Id">The plan's id.</param>
/// <param name="Name">As shown to people; the id where it has none.</param>
/// <param name="Continues">The id of the plan that it continues; null if it continues none.</param>
/// <param name="Example">Whether it is a worked example.</param>
public sealed record PlanHead(string Id, string Name, string? Continues, bool Example)
{
    /// <summary>Null where the file is missing, or an id does not stand before the first thing that cannot be read.</summary>
    public static PlanHead? Of(PlanSource source) =>
        source.Files.FirstOrDefault(file => PlanSource.IsPlanFile(file.Name)) is { } plan ? Read(plan.Bytes) : null;

    /// <summary>The same of the file's bytes.</summary>
    public static PlanHead? Read(ReadOnlyMemory<byte> file)
    {
        var said = FileHead.Of(file);
        return said.GetValueOrDefault("id") is string { Length: > 0 } id
            ? new PlanHead(id, said.GetValueOrDefault("name") as string ?? id, said.GetValueOrDefault("continues") as string, said.GetValueOrDefault("example") is true)
            : null;
    }
}
