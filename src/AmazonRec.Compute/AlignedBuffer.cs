using System.Runtime.InteropServices;

namespace AmazonRec.Compute;

/// <summary>
/// Numbers outside the managed heap, zero at first, that start at a cache line: a padded row then touches as few lines as it can, and the
/// collector never moves or scans it. Freed when disposed of or, at the latest, when collected.
/// </summary>
public sealed unsafe class AlignedBuffer : SafeHandle
{
    /// <summary>Bytes of a cache line, and of the widest vector.</summary>
    public const int Alignment = 64;

    /// <summary>Makes room for <paramref name="length"/> numbers.</summary>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    public AlignedBuffer(int length)
        : base(0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        var bytes = (nuint)Math.Max(length, 1) * sizeof(float);
        var start = NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(start, bytes);
        SetHandle((nint)start);
        GC.AddMemoryPressure((long)bytes);
    }

    /// <summary>How many numbers it holds.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Where the numbers start. Whoever holds it also keeps the buffer from being collected.</summary>
    internal float* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (float*)handle;
        }
    }

    /// <summary>The numbers; valid as long as the buffer is referred to.</summary>
    public Span<float> AsSpan() => new(Pointer, Length);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(Math.Max(Length, 1) * (long)sizeof(float));
        return true;
    }
}
