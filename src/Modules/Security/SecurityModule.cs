using System.Resources;
using ActionPlan.ModuleKit;
using ActionPlan.Modules.Security.Classifications;

namespace ActionPlan.Modules.Security;

/// <summary>What the ward knows of its safety: the yearly classification of neighbourhoods and residential groups.</summary>
public sealed class SecurityModule : IModule
{
    internal static readonly ResourceManager Texts = new("ActionPlan.Modules.Security.Texts", typeof(SecurityModule).Assembly);

    /// <inheritdoc />
    public string Name => "security";

    /// <inheritdoc />
    public IReadOnlyList<Register> Registers { get; } = [new ClassificationRegister()];
}
