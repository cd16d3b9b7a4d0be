namespace ActionPlan.Host.Plans;

/// <summary>
/// What stands for a plan in preparation while nobody can read its own file: the copy of the plan that it continues, as which it began. It is there
/// for names alone, so that whoever broke the file can come to it and mend it.
/// </summary>
internal static class StandIn
{
    /// <summary>Null where there is no earlier plan.</summary>
    public static Plan? For(string id, PlanSource source, PreparedNote note, Func<string, Plan?> find)
    {
        if ((note.Continues ?? PlanHead.Of(source)?.Continues) is not { } continues || find(continues) is not { } earlier)
        {
            return null;
        }

        var from = earlier.To.AddQuarters(1);
        var to = earlier.To.AddQuarters(earlier.To.QuarterIndex - earlier.From.QuarterIndex + 1);
        var own = NextTerm.Files(earlier, id, from, to, CultureInfo.CurrentUICulture).First(file => PlanSource.IsPlanFile(file.Name));
        return PlanReader.ReadUnfinished(new PlanSource("", [own, .. source.Files.Where(file => !PlanSource.IsPlanFile(file.Name))]))
            ?? PlanReader.ReadUnfinished(new PlanSource("", [own]));
    }
}
