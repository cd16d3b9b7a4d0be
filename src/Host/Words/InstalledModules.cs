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
}
