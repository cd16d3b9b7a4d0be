using System.Resources;
using ActionPlan.ModuleKit;
using ActionPlan.Modules.PartyBuilding.Admissions;
using ActionPlan.Modules.PartyBuilding.Ratings;

namespace ActionPlan.Modules.PartyBuilding;

/// <summary>What the ward knows of its Party organisation: members admitted, cells and members rated.</summary>
public sealed class PartyBuildingModule : IModule
{
    internal static readonly ResourceManager Texts = new("ActionPlan.Modules.PartyBuilding.Texts", typeof(PartyBuildingModule).Assembly);

    /// <inheritdoc />
    public string Name => "party-building";

    /// <inheritdoc />
    public IReadOnlyList<Register> Registers { get; } = [new AdmissionRegister(), new RatingRegister()];
}
