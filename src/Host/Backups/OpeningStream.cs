using System.Security.Cryptography;

namespace ActionPlan.Host.Backups;

/// <summary>Reads what <see cref="SealingStream"/> wrote, and nothing that was changed since.</summary>
internal sealed class OpeningStream(Stream archive, ArchiveKey key) : Stream
{
    private readonly byte[] locked = new byte[ArchiveKey.ChunkSize + ArchiveKey.TagSize];
    private readonly byte[] plain = new byte[ArchiveKey.ChunkSize];
    private int filled;
    private int given;
    private long number;
    private bool isLast;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="BackupRefusedException">The passphrase is another one, or the archive is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (given == filled)
        {
            if (isLast)
            {
                return 0;
            }

            Open();
        }

        var taken = Math.Min(buffer.Length, filled - given);
        plain.AsSpan(given, taken).CopyTo(buffer);
        given += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Open()
    {
        var read = archive.ReadAtLeast(locked, locked.Length, throwOnEndOfStream: false);
        // The archive's end is where nothing follows.
        isLast = archive.Position == archive.Length;
        filled = read - ArchiveKey.TagSize;
        given = 0;
        if (filled < 0)
        {
            throw Damaged();
        }

        try
        {
            key.Open(number++, isLast, locked.AsSpan(0, filled), locked.AsSpan(filled, ArchiveKey.TagSize), plain.AsSpan(0, filled));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw number == 1
                ? new BackupRefusedException("The passphrase is not the one that this backup was locked with, or the file is damaged or incomplete.")
                : Damaged();
        }
    }

    private BackupRefusedException Damaged() =>
        new($"The backup is damaged or incomplete: what stands before byte {archive.Position} is not what was written. Take another one.");
}
