using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ActionPlan.Host.Backups;

/// <summary>
/// The beginning of an archive and the key that goes with it: PBKDF2 over a salt of its own (RFC 8018, HMAC-SHA-256). What follows are chunks
/// under AES-256-GCM, numbered in their nonces, the last one marked, so that none can be changed, moved, left out or cut off unnoticed (the
/// STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár).
/// </summary>
internal sealed class ArchiveKey : IDisposable
{
    public const int ChunkSize = 1024 * 1024;
    public const int TagSize = 16;

    private const int SaltSize = 16;
    private const int Usual = 600_000;
    private const int Most = 10_000_000;
    private const int NonceSize = 12;
    private static readonly byte[] Name = "ACTIONPLAN-BACKUP-1\n"u8.ToArray();

    private readonly AesGcm cipher;
    private readonly byte[] header;

    private ArchiveKey(byte[] header, string passphrase)
    {
        this.header = header;
        var iterations = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(Name.Length));
        cipher = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(passphrase, header.AsSpan(Name.Length + sizeof(int)), iterations, HashAlgorithmName.SHA256, 32), TagSize);
    }

    private static int HeaderSize => Name.Length + sizeof(int) + SaltSize;

    public static async Task<ArchiveKey> Write(Stream archive, string passphrase, CancellationToken cancellation)
    {
        var start = new byte[HeaderSize];
        Name.CopyTo(start, 0);
        BinaryPrimitives.WriteInt32BigEndian(start.AsSpan(Name.Length), Usual);
        RandomNumberGenerator.Fill(start.AsSpan(Name.Length + sizeof(int)));
        await archive.WriteAsync(start, cancellation);
        return new ArchiveKey(start, passphrase);
    }

    /// <exception cref="BackupRefusedException">It is no archive of this program.</exception>
    public static async Task<ArchiveKey> Read(Stream archive, string passphrase, CancellationToken cancellation)
    {
        var start = new byte[HeaderSize];
        var read = await archive.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        var isOurs = read == start.Length && start.AsSpan().StartsWith(Name)
            && BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(Name.Length)) is > 0 and <= Most;
        return isOurs ? new ArchiveKey(start, passphrase)
            : throw new BackupRefusedException("The file is no backup of this program, or its beginning is damaged.");
    }

    public void Seal(long number, bool isLast, ReadOnlySpan<byte> plain, Span<byte> locked, Span<byte> tag) =>
        cipher.Encrypt(Nonce(number, isLast), plain, locked, tag, header);

    /// <exception cref="AuthenticationTagMismatchException">It is not what was written, or not at this place.</exception>
    public void Open(long number, bool isLast, ReadOnlySpan<byte> locked, ReadOnlySpan<byte> tag, Span<byte> plain) =>
        cipher.Decrypt(Nonce(number, isLast), locked, tag, plain, header);

    public void Dispose() => cipher.Dispose();

    // Each archive has a key of its own, so that a number is never used twice under one.
    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceSize];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
