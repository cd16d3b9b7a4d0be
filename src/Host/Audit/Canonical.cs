using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ActionPlan.Host.Audit;

/// <summary>
/// Values as bytes in one way only, whatever the culture, the database or the machine: each field as <c>length:UTF-8,</c> (what is not there as
/// <c>-,</c>), so that no two lists of fields share their bytes.
/// </summary>
internal sealed class Canonical
{
    private byte[] bytes = new byte[4096];
    private int length;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    public Canonical Add(string? text)
    {
        if (text is null)
        {
            Room(2);
            bytes[length++] = (byte)'-';
            bytes[length++] = (byte)',';
            return this;
        }

        var size = Encoding.UTF8.GetByteCount(text);
        Room(size + 12);
        Utf8Formatter.TryFormat(size, bytes.AsSpan(length), out var digits);
        length += digits;
        bytes[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
        bytes[length++] = (byte)',';
        return this;
    }

    public Canonical Add(long number) => Add(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Without trailing zeros: databases keep them or not.</summary>
    public Canonical Add(decimal? number) => Add(number is { } known ? ExactNumber.Text(known) : null);

    public Canonical Add(bool yes) => Add(yes ? "1" : "0");

    /// <summary>In UTC to a ten-millionth of a second: <c>2026-11-24T01:02:03.4567890Z</c>.</summary>
    public Canonical Add(DateTimeOffset? moment) => Add(moment is { } known ? Moment(known) : null);

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public void Clear() => length = 0;

    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    private void Room(int needed)
    {
        if (bytes.Length - length < needed)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + needed));
        }
    }
}
