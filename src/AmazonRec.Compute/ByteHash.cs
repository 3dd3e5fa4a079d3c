using System.Buffers.Binary;
using System.Runtime.CompilerServices;

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
    public static ulong Compute(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), First);
            bytes = bytes[8..];
        }

        hash = Fold(hash ^ UpToSeven(bytes), First);
        hash = Fold(hash ^ Second, Seed);
        return hash == 0 ? Seed : hash;
    }

    /// <summary>Less than eight bytes as one number, the first lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong UpToSeven(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 4)
        {
            var high = (ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(bytes.Length - 4)..]);
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes) | (high << (8 * (bytes.Length - 4)));
        }

        var number = 0UL;
        for (var i = 0; i < bytes.Length; i++) number |= (ulong)bytes[i] << (8 * i);
        return number;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
