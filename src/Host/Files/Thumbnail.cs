using SkiaSharp;

namespace ActionPlan.Host.Files;

/// <summary>
/// Draws a picture small. Pictures are other people's files: what would take more memory or time than a photo does is not drawn at all.
/// </summary>
internal static class Thumbnail
{
    /// <summary>Of what is drawn, in pixels.</summary>
    public const int LongestSide = 320;

    // What a file says of itself, before anything is decoded; large photos are decoded at an eighth.
    private const long MostPixels = 100_000_000;
    private const long MostDecoded = 24_000_000;

    // A progressive photo has some ten; thousands of them keep a decoder busy for hours.
    private const int MostScans = 64;
    private const int Quality = 80;

    /// <returns>A JPEG without what the camera wrote into the file, the right way up; null if none can be made.</returns>
    public static byte[]? Draw(byte[] picture)
    {
        if (picture.AsSpan().Count((ReadOnlySpan<byte>)[0xFF, 0xDA]) > MostScans)
        {
            return null;
        }

        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null || Pixels(codec.Info.Size) is 0 or > MostPixels)
        {
            return null;
        }

        var decoded = codec.GetScaledDimensions(Math.Min(1f, 2f * LongestSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        if (Pixels(decoded) > MostDecoded)
        {
            return null;
        }

        using var bitmap = new SKBitmap(new SKImageInfo(decoded.Width, decoded.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success ? Draw(bitmap, codec.EncodedOrigin) : null;
    }

    private static byte[] Draw(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isTurned ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(width, height));
        using var surface = SKSurface.Create(
            new SKImageInfo(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        surface.Canvas.Concat(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(bitmap);
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }

    /// <summary>From how the camera was held to how the scene stood, as EXIF numbers it; width and height are those of the upright picture.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static long Pixels(SKSizeI size) => size.Width <= 0 || size.Height <= 0 ? 0 : (long)size.Width * size.Height;
}
