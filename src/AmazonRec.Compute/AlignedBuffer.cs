using System.Runtime.InteropServices;

namespace AmazonRec.Compute;

/// <summary>Single-precision numbers outside the managed heap, zeroed, aligned to two cache lines: a vector load never straddles a line.</summary>
public sealed unsafe class AlignedBuffer : SafeHandle
{
    private const int Alignment = 128;

    /// <summary>Room for <paramref name="length"/> numbers, all zero.</summary>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    public AlignedBuffer(long length)
        : base(0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, int.MaxValue);
        Length = (int)length;
        var bytes = (nuint)Math.Max(length, 1) * sizeof(float);
        SetHandle((nint)NativeMemory.AlignedAlloc(bytes, Alignment));
        GC.AddMemoryPressure((long)bytes);
        Span.Clear();
    }

    /// <summary>How many numbers there are.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The numbers; not to be used after the buffer is disposed.</summary>
    public Span<float> Span => new((void*)handle, Length);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(Math.Max(Length, 1) * (long)sizeof(float));
        return true;
    }
}
