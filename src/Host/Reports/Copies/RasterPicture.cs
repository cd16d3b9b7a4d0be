using SkiaSharp;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>A picture made of dots, of a size that printing programs can hold.</summary>
internal static class RasterPicture
{
    /// <summary>A large camera's photo has some 50 million.</summary>
    public const long MostPixels = 60_000_000;

    // A progressive photo has some ten; thousands of them keep a decoder busy for hours.
    private const int MostScans = 64;

    /// <summary>The ending of its file's name, the type and how many dots it has; null if it is none. Nothing is decoded but its head.</summary>
    public static (string Ending, string Type, long Pixels)? Of(byte[] picture)
    {
        (string, string)? kind = picture switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ("png", "image/png"),
            [0xFF, 0xD8, 0xFF, ..] when picture.AsSpan().Count((ReadOnlySpan<byte>)[0xFF, 0xDA]) <= MostScans => ("jpg", "image/jpeg"),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => ("gif", "image/gif"),
            [(byte)'B', (byte)'M', ..] => ("bmp", "image/bmp"),
            _ => null,
        };
        if (kind is not (var ending, var type))
        {
            return null;
        }

        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        var pixels = codec is null ? 0 : (long)codec.Info.Width * codec.Info.Height;
        return pixels is > 0 and <= MostPixels ? (ending, type, pixels) : null;
    }
}
