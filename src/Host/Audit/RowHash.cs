using System.Buffers.Binary;

namespace ActionPlan.Host.Audit;

/// <summary>A SHA-256 in 32 bytes that can be sorted.</summary>
internal readonly record struct RowHash(UInt128 High, UInt128 Low) : IComparable<RowHash>
{
    private const int Half = 16;

    public static RowHash Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[Half..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[Half..], Low);
    }

    public int CompareTo(RowHash other) => High == other.High ? Low.CompareTo(other.Low) : High.CompareTo(other.High);

    public static bool operator <(RowHash left, RowHash right) => left.CompareTo(right) < 0;

    public static bool operator >(RowHash left, RowHash right) => left.CompareTo(right) > 0;

    public static bool operator <=(RowHash left, RowHash right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RowHash left, RowHash right) => left.CompareTo(right) >= 0;
}
