using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Administration.Satisfaction;

/// <summary>The responses of one day about one field of service: how many were valid, how many of these were satisfied or very satisfied.</summary>
internal sealed class SatisfactionTally : Entry
{
    public required DateOnly RespondedOn { get; init; }

    public required ServiceField Field { get; init; }

    public required int Valid { get; init; }

    public required int Satisfied { get; init; }
}

/// <summary>The fields of service that are asked about; a figure's id ends in the field's name.</summary>
internal enum ServiceField
{
    CivilStatus,
    Certification,
    LandConstruction,
    SocialPolicy,
    Business,
}
