using System.Resources;
using ActionPlan.ModuleKit;
using ActionPlan.Modules.Environment.WasteSpots;
using ActionPlan.Modules.Environment.Wells;

namespace ActionPlan.Modules.Environment;

/// <summary>What the ward knows of its environment: wells sealed, waste spots found and cleared.</summary>
public sealed class EnvironmentModule : IModule
{
    internal static readonly ResourceManager Texts = new("ActionPlan.Modules.Environment.Texts", typeof(EnvironmentModule).Assembly);

    /// <inheritdoc />
    public string Name => "environment";

    /// <inheritdoc />
    public IReadOnlyList<Register> Registers { get; } = [new WellRegister(), new WasteSpotRegister()];
}
