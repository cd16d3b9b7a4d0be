namespace ActionPlan.Host.Words;

/// <summary>The quarters of a plan's term.</summary>
internal static class Terms
{
    public static IEnumerable<Period> Quarters(this Plan plan) =>
        Enumerable.Range(plan.From.QuarterIndex, plan.To.QuarterIndex - plan.From.QuarterIndex + 1).Select(Period.FromQuarterIndex);

    /// <summary>The newest quarter of the term that is over; null before the first one is.</summary>
    public static Period? NewestClosed(this Plan plan, TimeProvider clock)
    {
        var before = plan.Calendar.QuarterOf(plan.Today(clock)).AddQuarters(-1);
        var newest = before < plan.To ? before : plan.To;
        return newest < plan.From ? null : newest;
    }

    public static DateOnly Today(this Plan plan, TimeProvider clock) => plan.DayOf(clock.GetUtcNow());

    public static string UnitName(this Plan plan, string? unit) =>
        unit is null ? Show.Nothing : plan.Units.TryGetValue(unit, out var known) ? known.Name : unit;

    public static string ModuleName(this Plan plan, string module) =>
        plan.Modules.FirstOrDefault(known => string.Equals(known.Id, module, StringComparison.Ordinal))?.Name ?? module;

    /// <summary>Its id, where the plan no longer has it.</summary>
    public static string AreaName(this Plan plan, string area) => plan.Areas.Find(area)?.Name ?? area;

    /// <summary>The area of a plan that this one continues, with that plan's name; of this plan itself its name alone.</summary>
    public static string AreaName(this Plan plan, string area, string? owner) =>
        plan.EarlierOnes.FirstOrDefault(earlier => earlier.Id == owner) is { } other ? $"{other.AreaName(area)} ({other.Name})" : plan.AreaName(area);

    /// <summary>What a role or a key is bound to, as far as it is.</summary>
    public static string Bounds(this Plan plan, string? unit, string? module, string? area) => string.Join(" – ", new[]
    {
        unit is null ? null : plan.UnitName(unit), module is null ? null : plan.ModuleName(module), area is null ? null : plan.AreaName(area),
    }.OfType<string>());

    public static string Title(this Target target) =>
        target.Definition.Number is { } number ? $"{number}. {target.Definition.Name}" : target.Definition.Name;

    public static string Page(this Target target, Period quarter, Area? area = null) =>
        $"targets/{target.Module}/{target.Definition.Id}?period={quarter}" + (area is null ? "" : $"&area={Uri.EscapeDataString(area.Id)}");

    /// <summary>All the plan knows, those that have ended too: what they did is still looked for.</summary>
    public static IReadOnlyList<(string Value, string Text)> UnitChoices(this Plan plan) =>
        [.. plan.Units.Values.Select(unit => (unit.Id, unit.Name)).OrderBy(unit => unit.Name, Ordering.Vietnamese)];

    /// <summary>Those in service today, to whom something new can be given, and the one that has it already.</summary>
    public static IReadOnlyList<(string Value, string Text)> UnitsInService(this Plan plan, TimeProvider clock, string? kept = null)
    {
        var today = plan.Today(clock);
        return [.. plan.UnitChoices().Where(unit => unit.Value == kept || plan.Units[unit.Value].IsActiveOn(today))];
    }

    public static IReadOnlyList<(string Value, string Text)> AreaChoices(this Plan plan) => [.. plan.Areas.All.Select(area => (area.Id, area.Name))];

    public static IReadOnlyList<(string Value, string Text)> ModuleChoices(this Plan plan) =>
        [.. plan.Modules.Select(module => (module.Id, module.Name)).OrderBy(module => module.Name, Ordering.Vietnamese)];
}
