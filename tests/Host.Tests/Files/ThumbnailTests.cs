using System.Buffers.Binary;
using ActionPlan.Host.Files;
using ActionPlan.Host.Tests.Cli;
using SkiaSharp;

namespace ActionPlan.Host.Tests.Files;

public sealed class ThumbnailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(4000, 3000, 320, 240)]
    [InlineData(600, 4000, 48, 320)]
    [InlineData(100, 50, 100, 50)]
    [InlineData(9000, 1, 320, 1)]
    public void A_picture_becomes_a_small_jpeg_of_its_shape(int width, int height, int thumbWidth, int thumbHeight)
    {
        foreach (var format in new[] { SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png })
        {
            var thumbnail = Thumbnail.Draw(Picture(width, height, format))!;

            using var codec = SKCodec.Create(new MemoryStream(thumbnail));
            Assert.Equal((SKEncodedImageFormat.Jpeg, thumbWidth, thumbHeight), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
        }
    }

    /// <summary>Where the corner that is red in the file belongs, by how the camera was held.</summary>
    [Theory]
    [InlineData(1, "left top")]
    [InlineData(2, "right top")]
    [InlineData(3, "right bottom")]
    [InlineData(4, "left bottom")]
    [InlineData(5, "left top")]
    [InlineData(6, "right top")]
    [InlineData(7, "right bottom")]
    [InlineData(8, "left bottom")]
    public void A_photo_stands_upright_and_loses_what_the_camera_wrote(byte orientation, string corner)
    {
        var thumbnail = Thumbnail.Draw(Held(Picture(1200, 800, SKEncodedImageFormat.Jpeg), orientation))!;

        using var drawn = SKBitmap.Decode(thumbnail);
        Assert.Equal(orientation < 5 ? (320, 213) : (213, 320), (drawn.Width, drawn.Height));
        foreach (var (name, x, y) in new[] { ("left top", 8, 8), ("right top", drawn.Width - 8, 8), ("left bottom", 8, drawn.Height - 8),
            ("right bottom", drawn.Width - 8, drawn.Height - 8) })
        {
            Assert.Equal((name, name == corner), (name, drawn.GetPixel(x, y) is { Red: > 200, Blue: < 80 }));
        }

        Assert.Equal(-1, thumbnail.AsSpan().IndexOf("Exif"u8));
    }

    [Fact]
    public void What_is_no_picture_or_would_exhaust_the_machine_has_no_thumbnail()
    {
        var (jpeg, png) = (Picture(400, 300, SKEncodedImageFormat.Jpeg), Picture(400, 300, SKEncodedImageFormat.Png));
        (string What, byte[] File)[] files =
        [
            ("nothing", []),
            ("words", "Không phải ảnh"u8.ToArray()),
            ("the beginning of a JPEG", [0xFF, 0xD8, 0xFF, 0xE0]),
            ("half a JPEG", jpeg[..(jpeg.Length / 2)]),
            ("half a PNG", png[..(png.Length / 2)]),
            ("a JPEG that says it is 50,000 by 50,000", Sized(jpeg, 50_000)),
            ("a PNG that says it is 50,000 by 50,000", Sized(png, 50_000)),
            ("a PNG that says it is 9,000 by 9,000, which cannot be decoded at an eighth", Sized(png, 9_000)),
            ("a JPEG of thousands of scans",
                [.. jpeg[..^2], .. Enumerable.Repeat<byte[]>([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0], 5000).SelectMany(scan => scan), 0xFF, 0xD9]),
        ];

        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.All(files, file => Assert.True(Thumbnail.Draw(file.File) is null, file.What));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 * 1024 * 1024);
    }

    [Fact]
    public async Task A_thumbnail_is_made_once_and_a_picture_that_gives_none_is_tried_once()
    {
        using var folder = new TemporaryFolder();
        var deployment = new Deployment(false, folder.Path);
        using var thumbnails = new Thumbnails(deployment);
        var (good, bad) = (new string('a', 64), new string('b', 64));
        await EvidenceFiles.Keep(deployment, good, Picture(800, 600, SKEncodedImageFormat.Png), Cancellation);
        await EvidenceFiles.Keep(deployment, bad, "x"u8.ToArray(), Cancellation);

        var paths = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => thumbnails.Of(good, Cancellation)));
        Assert.Null(await thumbnails.Of(bad, Cancellation));
        var path = Assert.Single(paths.Distinct())!;
        File.Delete(EvidenceFiles.PathOf(deployment, good));
        File.Delete(EvidenceFiles.PathOf(deployment, bad));

        Assert.Equal(path, await thumbnails.Of(good, Cancellation));
        Assert.Null(await thumbnails.Of(bad, Cancellation));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(path)!).Length);
    }

    /// <summary>Blue, with a red corner at the left top.</summary>
    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 4f, height / 4f, red);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>The JPEG with the note of how the camera was held.</summary>
    private static byte[] Held(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        .. jpeg[2..],
    ];

    /// <summary>The picture with another size in its header.</summary>
    private static byte[] Sized(byte[] picture, int side)
    {
        byte[] sized = [.. picture];
        if (sized[0] == 0xFF)
        {
            var frame = sized.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
            BinaryPrimitives.WriteUInt16BigEndian(sized.AsSpan(frame + 5), (ushort)side);
            BinaryPrimitives.WriteUInt16BigEndian(sized.AsSpan(frame + 7), (ushort)side);
            return sized;
        }

        BinaryPrimitives.WriteInt32BigEndian(sized.AsSpan(16), side);
        BinaryPrimitives.WriteInt32BigEndian(sized.AsSpan(20), side);
        BinaryPrimitives.WriteUInt32BigEndian(sized.AsSpan(29), Crc(sized.AsSpan(12, 17)));
        return sized;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
