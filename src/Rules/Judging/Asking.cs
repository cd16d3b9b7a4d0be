using System.Runtime.CompilerServices;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// What is asked for at most once: a target in an area for a quarter, seen from another. A plan has each target and area once, so that they are compared as
/// such.
/// </summary>
internal readonly struct Asking(Target target, Area area, Period quarter, Period at) : IEquatable<Asking>
{
    private readonly Target target = target;
    private readonly Area area = area;
    private readonly Period quarter = quarter;
    private readonly Period at = at;

    public bool Equals(Asking other) =>
        ReferenceEquals(target, other.target) && ReferenceEquals(area, other.area) && quarter == other.quarter && at == other.at;

    public override bool Equals(object? obj) => obj is Asking other && Equals(other);

    public override int GetHashCode() =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(target), RuntimeHelpers.GetHashCode(area), quarter.Year * 5 + quarter.Quarter, at.Year * 5 + at.Quarter);
}
