
namespace ActionPlan.Host.Sheets.Packages;

/// <summary>More came out of a compressed part than is allowed.</summary>
internal sealed class StreamTooLongException() : IOException("The stream is longer than allowed.");

/// <summary>Gives at most so many bytes, then stops with <see cref="StreamTooLongException"/>: a small file may inflate without end.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : Stream
{
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Taken; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Taken += read;
        return Taken <= limit ? read : throw new StreamTooLongException();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
