using System.Buffers.Binary;

namespace AmazonRec.Compute;

/// <summary>
/// A 64-bit fingerprint of bytes, the same on every machine: eight bytes at a time are folded into the high and low half of a 128-bit
/// product. Spreads well and quickly; no protection against anyone who looks for equal fingerprints on purpose.
/// </summary>
public static class ByteHash
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong First = 0xD6E8FEB86659FD93;
    private const ulong Second = 0xA0761D6478BD642F;

    /// <summary>The fingerprint of bytes; never 0, so that 0 can mean that there are none.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), First);
            bytes = bytes[8..];
        }

        var rest = 0UL;
        for (var i = 0; i < bytes.Length; i++) rest |= (ulong)bytes[i] << (8 * i);
        hash = Fold(hash ^ rest, First);
        hash = Fold(hash ^ Second, Seed);
        return hash == 0 ? Seed : hash;
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
