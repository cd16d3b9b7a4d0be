using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Security.Classifications;

/// <summary>How a neighbourhood (khu phố) or residential group (tổ dân phố) was classified for a year.</summary>
internal sealed class Classification : Entry
{
    public required int Year { get; init; }

    public required ClassifiedKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Recognised as safe in security and order; null where that was not assessed.</summary>
    public required bool? Safe { get; init; }

    /// <summary>No criminal hid there; null where that was not assessed.</summary>
    public required bool? NoHiding { get; init; }

    /// <summary>Criminals were detected quickly there; null where that was not assessed.</summary>
    public required bool? QuickDetection { get; init; }
}

internal enum ClassifiedKind
{
    Neighbourhood,
    ResidentialGroup,
}
