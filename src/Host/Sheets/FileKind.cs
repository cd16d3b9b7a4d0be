using System.Text;

namespace ActionPlan.Host.Sheets;

/// <summary>What a file is, judged by its bytes: names are changed by hand too often.</summary>
internal enum FileKind
{
    Empty,
    Zip,
    OldExcel,
    EncryptedExcel,
    Pdf,
    Html,
    Xml,
    Picture,
    Utf16,
    Binary,
    Text,
}

internal static class FileKinds
{
    private const int Looked = 4096;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static FileKind Of(ReadOnlySpan<byte> file)
    {
        var start = file[..Math.Min(file.Length, Looked)];
        return start switch
        {
            [] => FileKind.Empty,
            [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => FileKind.Zip,
            _ when start.StartsWith(Compound) => file.IndexOf(EncryptedPackage) >= 0 ? FileKind.EncryptedExcel : FileKind.OldExcel,
            _ when start.StartsWith("%PDF"u8) => FileKind.Pdf,
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => FileKind.Picture,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => FileKind.Utf16,
            _ when start.IndexOf((byte)0) >= 0 => EveryOtherIsZero(start) ? FileKind.Utf16 : FileKind.Binary,
            _ => OfText(start),
        };
    }

    private static FileKind OfText(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? FileKind.Xml
            : text.StartsWith('<') ? FileKind.Html
            : FileKind.Text;
    }

    // Latin letters and digits in UTF-16, without a mark in front.
    private static bool EveryOtherIsZero(ReadOnlySpan<byte> start)
    {
        var zeros = 0;
        foreach (var value in start)
        {
            zeros += value == 0 ? 1 : 0;
        }

        return zeros > start.Length / 4 && zeros <= start.Length / 2 + 1;
    }
}
