using System.Security.Cryptography;
using System.Text;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>
/// Recovery codes, as the database holds them: <c>pbkdf2:iterations:salt:hash,hash,…</c>. Codes are short enough to be tried out, so that the
/// hash is a slow one; one salt for the ten of a person, so that a try costs one of them.
/// </summary>
internal static class RecoveryCodes
{
    private const string Mark = "pbkdf2";
    private const int Iterations = 100_000;
    private const int Bytes = 32;

    public static string Hash(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return Write(Iterations, salt, codes.Select(code => Hash(code, salt, Iterations)));
    }

    /// <summary>What is left once a code is used; null if it is none of them.</summary>
    public static string? Without(string? stored, string code)
    {
        if (Read(stored) is not var (iterations, salt, hashes))
        {
            return null;
        }

        var given = Encoding.ASCII.GetBytes(Hash(code, salt, iterations));
        var left = hashes.Where(hash => !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), given)).ToList();
        return left.Count == hashes.Length ? null : Write(iterations, salt, left);
    }

    public static int Count(string? stored) => Read(stored) is var (_, _, hashes) ? hashes.Length : 0;

    private static string Write(int iterations, byte[] salt, IEnumerable<string> hashes) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}:{iterations}:{Convert.ToBase64String(salt)}:{string.Join(',', hashes)}");

    private static (int Iterations, byte[] Salt, string[] Hashes)? Read(string? stored) => stored?.Split(':') is [Mark, var iterations, var salt, var hashes]
        ? (int.Parse(iterations, CultureInfo.InvariantCulture), Convert.FromBase64String(salt), hashes.Split(',', StringSplitOptions.RemoveEmptyEntries))
        : null;

    // Typed over from paper: letter case and the dash do not matter.
    private static string Hash(string code, byte[] salt, int iterations) => Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(
        string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant(), salt, iterations, HashAlgorithmName.SHA256, Bytes));
}
