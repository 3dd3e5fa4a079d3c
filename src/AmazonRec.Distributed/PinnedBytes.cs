using System.Runtime.InteropServices;

namespace AmazonRec.Distributed;

/// <summary>Room that stays where it is, for MPI to read and write; it grows as needed.</summary>
internal sealed class PinnedBytes
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(1 << 16, pinned: true);

    /// <summary>Where it is.</summary>
    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);

    /// <summary>Room for some bytes; what it held before is lost.</summary>
    public Span<byte> Of(int length)
    {
        if (_bytes.Length < length)
            _bytes = GC.AllocateUninitializedArray<byte>(
                (int)Math.Max(length, Math.Min(2L * _bytes.Length, Array.MaxLength)), pinned: true);
        return _bytes.AsSpan(0, length);
    }
}
