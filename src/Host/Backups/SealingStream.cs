namespace ActionPlan.Host.Backups;

/// <summary>Locks what is written to it, chunk by chunk; the last one is written by <see cref="Finish"/>, and an archive without it is none.</summary>
internal sealed class SealingStream(Stream archive, ArchiveKey key) : Stream
{
    private readonly byte[] plain = new byte[ArchiveKey.ChunkSize];
    private readonly byte[] locked = new byte[ArchiveKey.ChunkSize + ArchiveKey.TagSize];
    private int filled;
    private long number;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Finish() => Seal(isLast: true);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // Only when more comes: the last chunk, full or not, is marked.
            if (filled == plain.Length)
            {
                Seal(isLast: false);
            }

            var taken = Math.Min(buffer.Length, plain.Length - filled);
            buffer[..taken].CopyTo(plain.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Seal(bool isLast)
    {
        key.Seal(number++, isLast, plain.AsSpan(0, filled), locked.AsSpan(0, filled), locked.AsSpan(filled, ArchiveKey.TagSize));
        archive.Write(locked, 0, filled + ArchiveKey.TagSize);
        filled = 0;
    }
}
