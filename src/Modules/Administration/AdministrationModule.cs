using System.Resources;
using ActionPlan.ModuleKit;
using ActionPlan.Modules.Administration.Satisfaction;

namespace ActionPlan.Modules.Administration;

/// <summary>What the ward knows of its services: how satisfied people and businesses are.</summary>
public sealed class AdministrationModule : IModule
{
    internal static readonly ResourceManager Texts = new("ActionPlan.Modules.Administration.Texts", typeof(AdministrationModule).Assembly);

    /// <inheritdoc />
    public string Name => "administration";

    /// <inheritdoc />
    public IReadOnlyList<Register> Registers { get; } = [new SatisfactionRegister()];
}
