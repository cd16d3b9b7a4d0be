using System.Globalization;
using CsCheck;

namespace ActionPlan.Rules.Tests;

/// <summary>Runs a check on generated input, the same on every run: a build that fails by chance helps nobody.</summary>
internal static class Seeded
{
    private const ulong Seed = 20200528;

    public static void Sample<T>(Gen<T> generator, int count, Action<T> check, Func<T, string>? show = null)
    {
        for (var index = 0u; index < count; index++)
        {
            var input = generator.Generate(new PCG(index, Seed), null, out _);
            try
            {
                check(input);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Sample {index}: {(show is null ? input?.ToString() : show(input))}\n{exception.Message}"), exception);
            }
        }
    }
}
