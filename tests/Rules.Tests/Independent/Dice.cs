using CsCheck;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>Chance, the same on every run.</summary>
internal sealed class Dice(uint seed)
{
    private readonly PCG chance = new(seed, 20261129);

    public int Roll(int sides) => (int)chance.Next((uint)sides);

    public bool OneIn(int sides) => Roll(sides) == 0;

    public T Pick<T>(params IReadOnlyList<T> things) => things[Roll(things.Count)];
}
