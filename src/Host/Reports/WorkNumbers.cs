namespace ActionPlan.Host.Reports;

/// <summary>The references to the steps of works and to assignments: <c>alley-236.moc1.kehoach</c>, <c>propaganda-plan.han</c>.</summary>
internal static class WorkNumbers
{
    public static void Put(ReportFacts facts, Dictionary<string, string> shown)
    {
        foreach (var work in facts.Plan.File.Works)
        {
            var steps = Steps(facts, work.Id);
            shown[$"{work.Id}.somoc"] = ReportNumbers.Count(steps.Count);
            shown[$"{work.Id}.hoanthanh"] = ReportNumbers.Count(steps.Count(step => step.IsReachedBy(facts.LastDay)));
            shown[$"{work.Id}.cham"] = ReportNumbers.Count(steps.Count(step => step.IsLateOn(facts.LastDay)));
            for (var i = 0; i < steps.Count; i++)
            {
                shown[Step(work.Id, i, "ten")] = steps[i].Name;
                Day(Step(work.Id, i, "kehoach"), steps[i].Planned);
                Day(Step(work.Id, i, "thuchien"), steps[i].IsReachedBy(facts.LastDay) ? steps[i].Done : null);
            }
        }

        foreach (var told in facts.Snapshot.Assignments)
        {
            Day($"{told.Id}.han", told.Due);
            Day($"{told.Id}.ngay", told.On);
            if (told.Told is { } text)
            {
                shown[$"{told.Id}.noidung"] = text;
            }
        }

        void Day(string reference, DateOnly? day)
        {
            if (day is { } known)
            {
                shown[reference] = ReportNumbers.Day(known);
            }
        }
    }

    public static IReadOnlyList<WorkStep> Steps(ReportFacts facts, string work) => [.. facts.Snapshot.Steps.Where(step => step.Work == work)];

    public static string Step(string work, int index, string what) => string.Create(CultureInfo.InvariantCulture, $"{work}.moc{index + 1}.{what}");
}
