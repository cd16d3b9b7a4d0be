
namespace ActionPlan.Host.Sheets.Packages;

/// <summary>How much of a package is read before it is refused.</summary>
/// <param name="Parts">Files in it.</param>
/// <param name="Part">Bytes of one file, inflated.</param>
/// <param name="Whole">Bytes of all, inflated.</param>
/// <param name="Depth">How deep elements stand in one another.</param>
/// <param name="Elements">Elements of one file.</param>
internal sealed record PackageLimits(int Parts, long Part, long Whole, int Depth, int Elements);
