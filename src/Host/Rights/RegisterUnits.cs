namespace ActionPlan.Host.Rights;

/// <summary>Whose a register is: the units that report the figures counted from it.</summary>
internal sealed record RegisterUnits(string Module, string Id, IReadOnlySet<string> Units)
{
    public static IEnumerable<RegisterUnits> Of(Plan plan) =>
        from module in InstalledModules.All
        from register in module.Registers
        select new RegisterUnits(module.Name, register.Id, UnitsOf(plan, module.Name, register));

    public static IReadOnlySet<string> UnitsOf(Plan plan, string module, ModuleKit.Register register)
    {
        var counted = register.Counted.Select(counted => plan.FigureById.GetValueOrDefault(counted.Figure)?.ReportedBy).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        // A register that the plan counts nothing from belongs to whoever reports anything in its module.
        return counted.Count > 0
            ? counted
            : plan.Figures.Where(figure => figure.Module == module).Select(figure => figure.ReportedBy).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
