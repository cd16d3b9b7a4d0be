using ActionPlan.ModuleKit;
using ActionPlan.Modules.Administration;
using ActionPlan.Modules.Environment;
using ActionPlan.Modules.PartyBuilding;
using ActionPlan.Modules.Security;
using ActionPlan.Modules.Works;

namespace ActionPlan.Host.Words;

/// <summary>The modules of this installation: a new one is a line here.</summary>
internal static class InstalledModules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new AdministrationModule(),
        new EnvironmentModule(),
        new PartyBuildingModule(),
        new SecurityModule(),
        new WorksModule(),
    ];

    public static IReadOnlyList<Register> Registers { get; } = [.. All.SelectMany(module => module.Registers)];

    /// <summary>Whichever register holds steps of key works: the host does not know which module that is.</summary>
    public static IReadOnlyList<Register> OfWorks { get; } = [.. Registers.Where(HoldsWorks)];

    public static Register? Register(string id) => Registers.FirstOrDefault(register => register.Id == id);

    public static bool HoldsWorks(Register register) => register.Columns.Any(column => column.Holds == CellKind.Work);
}
