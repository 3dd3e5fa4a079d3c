using System.Runtime.InteropServices;

namespace AmazonRec.Compute;

/// <summary>
/// Numbers outside the managed heap, zero at first, that start at a pair of cache lines: vectors never straddle a line, and the collector
/// never moves or scans them. Freed when disposed of or, at the latest, when collected.
/// </summary>
public sealed unsafe class AlignedBuffer : SafeHandle
{
    /// <summary>Bytes of two cache lines, which processors fetch together.</summary>
    public const int Alignment = 128;

    /// <summary>Numbers in one cache line, which is what a prefetch asks for; also the lanes of the widest vector.</summary>
    public const int Line = 64 / sizeof(float);

    /// <summary>Makes room for <paramref name="length"/> numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or more than addresses reach.</exception>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    public AlignedBuffer(long length)
        : base(0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, nint.MaxValue / sizeof(float));
        Length = length;
        var bytes = (nuint)Math.Max(length, 1) * sizeof(float);
        var start = NativeMemory.AlignedAlloc(bytes, Alignment);
        LargeArray.Ask(start, (long)bytes);
        NativeMemory.Clear(start, bytes);
        SetHandle((nint)start);
        GC.AddMemoryPressure((long)bytes);
    }

    /// <summary>How many numbers it holds; may be more than a span can have.</summary>
    public long Length { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The numbers; valid as long as the buffer is referred to and not disposed of.</summary>
    /// <exception cref="OverflowException">There are more than a span can have: take <see cref="Slice"/> or <see cref="All"/>.</exception>
    public Span<float> Span => new(Pointer, checked((int)Length));

    /// <summary>The numbers, however many.</summary>
    public LongSpan All => new(ref *Pointer, Length);

    /// <summary>The first of the numbers, however many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public LongSpan First(long length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)length, (ulong)Length);
        return new(ref *Pointer, length);
    }

    /// <summary>Some of the numbers.</summary>
    /// <param name="start">Of the first.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">They lie outside.</exception>
    public Span<float> Slice(long start, int length)
    {
        if ((ulong)start > (ulong)Length || (ulong)length > (ulong)(Length - start))
            throw new ArgumentOutOfRangeException(nameof(start), $"{length} numbers from {start} are not among {Length}.");
        return new(Pointer + start, length);
    }

    /// <summary>Where the numbers start. Whoever holds it also keeps the buffer from being collected.</summary>
    internal float* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (float*)handle;
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(Math.Max(Length, 1) * sizeof(float));
        return true;
    }
}
