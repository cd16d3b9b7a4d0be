using System.Globalization;
using CsCheck;

namespace ActionPlan.Rules.Tests;

/// <summary>
/// Runs a check on generated input, the same on every run: a build that fails by chance helps nobody. <c>.ci/run --long</c> asks for ten times as much, which
/// begins with the same.
/// </summary>
internal static class Seeded
{
    private const ulong Seed = 20200528;

    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("FUZZ_TIMES") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>One in so many of what is alike; all of it where <c>--long</c> is asked for.</summary>
    public static IEnumerable<T> Some<T>(int oneIn, IEnumerable<T> all) => Times > 1 ? all : all.Where((_, index) => index % oneIn == 0);

    /// <summary>How much of something there is too much of: a tenth of all unless <c>--long</c> is asked for.</summary>
    public static int Much(int all) => Times > 1 ? all : all / 10;

    public static void Sample<T>(Gen<T> generator, int count, Action<T> check, Func<T, string>? show = null)
    {
        for (var index = 0u; index < count * Times; index++)
        {
            var input = generator.Generate(new PCG(index, Seed), null, out _);
            try
            {
                check(input);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"Sample {index}: {(show is null ? input?.ToString() : show(input))}\n{exception.Message}"),
                    exception);
            }
        }
    }
}
