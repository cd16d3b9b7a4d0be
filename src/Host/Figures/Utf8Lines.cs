using System.Text;

namespace ActionPlan.Host.Figures;

/// <summary>A line of a file; the text is null where the bytes are not UTF-8.</summary>
internal readonly record struct TextLine(int Number, string? Text);

/// <summary>A file's lines, decoded one at a time, so that a wrong byte is found on its own line and a large file is never held whole.</summary>
internal static class Utf8Lines
{
    public const int LongestLine = 32 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidDataException">A line is longer than <see cref="LongestLine"/>.</exception>
    public static IEnumerable<TextLine> Read(Stream stream)
    {
        var buffer = new byte[LongestLine * 2];
        var filled = 0;
        var number = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(filled), 1, throwOnEndOfStream: false);
            filled += read;
            var start = 0;
            for (var end = IndexOfLineFeed(buffer, start, filled); end >= 0; end = IndexOfLineFeed(buffer, start, filled))
            {
                yield return Decode(buffer, start, end, ++number);
                start = end + 1;
            }

            if (read == 0)
            {
                if (start < filled)
                {
                    yield return Decode(buffer, start, filled, ++number);
                }

                yield break;
            }

            if (filled - start > LongestLine)
            {
                throw new InvalidDataException($"Line {number + 1} is longer than {LongestLine} bytes.");
            }

            Buffer.BlockCopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
        }
    }

    private static int IndexOfLineFeed(byte[] buffer, int start, int filled)
    {
        var at = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
        return at < 0 ? -1 : start + at;
    }

    private static TextLine Decode(byte[] buffer, int start, int end, int number)
    {
        var bytes = buffer.AsSpan(start, end - start);
        if (number == 1 && bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (bytes is [.., (byte)'\r'])
        {
            bytes = bytes[..^1];
        }

        try
        {
            return new TextLine(number, Strict.GetString(bytes).Normalize(NormalizationForm.FormC));
        }
        catch (ArgumentException)
        {
            return new TextLine(number, null);
        }
    }
}
