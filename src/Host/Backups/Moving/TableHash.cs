using System.Numerics;
using System.Security.Cryptography;
using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Backups.Moving;

/// <summary>
/// How many rows a table has, and a hash of them all: the sum of the rows' SHA-256, for two databases do not give them in the same order.
/// Built of values as the program reads them, not as one database writes them.
/// </summary>
internal sealed class TableHash
{
    private static readonly BigInteger Modulus = BigInteger.One << 256;
    private BigInteger sum;

    public long Rows { get; private set; }

    public void Add(MovedTable table, object?[] row)
    {
        var canonical = new Canonical();
        for (var column = 0; column < row.Length; column++)
        {
            canonical.Add(Text(table.Compared(row[column], column)));
        }

        sum = (sum + new BigInteger(SHA256.HashData(canonical.Bytes), isUnsigned: true)) % Modulus;
        Rows++;
    }

    public override string ToString() => sum.ToString("x64", CultureInfo.InvariantCulture);

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        decimal number => ExactNumber.Text(number),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTimeOffset time => time.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
