using System.Resources;
using ActionPlan.ModuleKit;
using ActionPlan.Modules.Works.Alleys;
using ActionPlan.Modules.Works.Milestones;

namespace ActionPlan.Modules.Works;

/// <summary>What the ward knows of its public works: alleys completed, milestones of the key works.</summary>
public sealed class WorksModule : IModule
{
    internal static readonly ResourceManager Texts = new("ActionPlan.Modules.Works.Texts", typeof(WorksModule).Assembly);

    /// <inheritdoc />
    public string Name => "works";

    /// <inheritdoc />
    public IReadOnlyList<Register> Registers { get; } = [new AlleyRegister(), new MilestoneRegister()];
}
