using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ActionPlan.Rules.Reading;

/// <summary>A file's bytes, without a byte order mark, and the lines and columns in them.</summary>
internal sealed class SourceFile
{
    private readonly List<int> lineStarts = [0];

    public SourceFile(string name, ReadOnlyMemory<byte> bytes)
    {
        Name = name;
        Bytes = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var span = Bytes.Span;
        for (var index = 0; index < span.Length; index++)
        {
            if (span[index] == '\n')
            {
                lineStarts.Add(index + 1);
            }
        }
    }

    public string Name { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether it was saved as 'Unicode' by an old editor: by its mark, or by the zeros that stand beside plain letters.</summary>
    public bool IsUtf16 => Bytes.Span is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] or [0, _, 0, ..] or [_, 0, _, 0, ..];

    public int? FirstInvalidByte()
    {
        if (Utf8.IsValid(Bytes.Span))
        {
            return null;
        }

        var position = 0;
        while (Rune.DecodeFromUtf8(Bytes.Span[position..], out _, out var length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }

    public int OffsetOf(long line, long byteInLine) =>
        (int)Math.Min(lineStarts[(int)Math.Min(line, lineStarts.Count - 1)] + byteInLine, Bytes.Length);

    /// <summary>Line and column from 1; the column counts characters, not bytes.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var found = lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        var start = lineStarts[line];
        return (line + 1, Encoding.UTF8.GetCharCount(Bytes.Span[start..Math.Min(offset, Bytes.Length)]) + 1);
    }

    /// <summary>Whether the string at the offset is written without escapes, so that its characters stand where they seem to.</summary>
    public bool IsPlainString(int offset, int length) =>
        offset + length + 1 < Bytes.Length && !Bytes.Span.Slice(offset + 1, length).Contains((byte)'\\');
}
