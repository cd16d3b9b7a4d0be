namespace ActionPlan.Host.Samples;

/// <summary>The made-up course of one plan.</summary>
/// <param name="Files">What is entered.</param>
/// <param name="Steps">What people do.</param>
/// <param name="IsOver">Whether another plan goes on from it: then its last quarter is evaluated too, and the next plan's is left to whoever looks.</param>
internal sealed record SampleCourse(PlanInForce Plan, SampleFiles Files, IReadOnlyList<SampleStep> Steps, bool IsOver)
{
    /// <summary>The newest quarter of which anything is told.</summary>
    public Period Newest { get; } = Files.Figures.Select(line => line.Figure.Period).Where(period => !period.IsYear).Append(Plan.Current.From).Max();

    /// <summary>Those of all plans that have files, the one that begins first coming first.</summary>
    public static IReadOnlyList<SampleCourse> All(AllPlans plans)
    {
        var found = plans.Open.Select(plan => (Plan: plan, Folder: SampleFiles.FolderOf(plan.Current))).Where(one => one.Folder is not null)
            .OrderBy(one => one.Plan.Current.From).ToList();
        var continued = found.Select(one => one.Plan.Current.File.Continues).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. found.Select(one => new SampleCourse(
            one.Plan, SampleFiles.Read(one.Folder!, one.Plan.Current), SampleStep.Read(one.Folder!), continued.Contains(one.Plan.Current.Id)))];
    }
}
