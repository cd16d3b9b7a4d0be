namespace ActionPlan.Rules.Plans;

/// <summary>Gives a version that judged in the past the names and addresses of the newest.</summary>
internal static class PlanNaming
{
    public static Plan Apply(Plan version, Plan newest)
    {
        var file = version.File with
        {
            Name = newest.File.Name, Number = newest.File.Number, Date = newest.File.Date, IssuedBy = newest.File.IssuedBy,
            ReportProfile = newest.File.ReportProfile, InUseFrom = newest.File.InUseFrom, Contacts = newest.File.Contacts, Schedules = newest.File.Schedules,
            EscalateTo = newest.File.EscalateTo, Synonyms = newest.File.Synonyms,
            Units = [.. newest.File.Units, .. version.File.Units.Where(unit => !newest.Units.ContainsKey(unit.Id))],
        };
        var modules = version.Modules.Select(module => Named(module, newest)).ToList();
        var areas = new PlanAreas([.. version.Areas.Roots.Select(root => Named(root, newest.Areas))]);
        return new Plan(version.Source, file, areas, version.From, version.To, modules, version.Conditions, version.Earlier?.Plan);
    }

    private static Area Named(Area area, PlanAreas newest) => area with
    {
        Name = newest.Find(area.Id)?.Name ?? area.Name, Children = [.. area.Children.Select(child => Named(child, newest))],
    };

    private static PlanModule Named(PlanModule module, Plan newest) => new(
        module.Id,
        module.File with { Name = newest.Modules.FirstOrDefault(known => known.Id == module.Id)?.File.Name ?? module.File.Name },
        [.. module.Figures.Select(
            figure => newest.FigureById.TryGetValue(figure.Id, out var now)
                ? figure with { Definition = figure.Definition with { Name = now.Name } } : figure)],
        [.. module.Targets.Select(target => newest.TargetByKey.TryGetValue(target.Key, out var now) ? target.Named(now.Definition) : target)],
        module.Checks);
}
