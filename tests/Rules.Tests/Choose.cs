using CsCheck;

namespace ActionPlan.Rules.Tests;

internal static class Choose
{
    /// <summary>One of the given things, each as likely as the others.</summary>
    public static Gen<T> From<T>(params IReadOnlyList<T> things) => Gen.Int[0, things.Count - 1].Select(index => things[index]);
}
