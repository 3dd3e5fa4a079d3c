using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AmazonRec.Interactive;

/// <summary>The bytes of an array, not copied. A column of a data frame reads them where they are, and copies them to write.</summary>
internal sealed class SharedBytes<T>(T[] values) : MemoryManager<byte>
    where T : unmanaged
{
    public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(values.AsSpan());

    public override MemoryHandle Pin(int elementIndex = 0) => values.AsMemory(elementIndex / Unsafe.SizeOf<T>()).Pin();

    public override void Unpin()
    {
        // The handle that Pin returned frees itself.
    }

    protected override void Dispose(bool disposing)
    {
        // The array is not ours.
    }
}
