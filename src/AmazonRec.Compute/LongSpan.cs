namespace AmazonRec.Compute;

/// <summary>Numbers in a row, more of them than a <see cref="Span{T}"/> can have: the rows of a large table.</summary>
public readonly ref struct LongSpan
{
    private readonly ref float _first;

    internal LongSpan(ref float first, long length)
    {
        _first = ref first;
        Length = length;
    }

    /// <summary>How many numbers there are.</summary>
    public long Length { get; }

    /// <summary>The numbers of a span.</summary>
    public static implicit operator LongSpan(Span<float> span) => new(ref span.GetPinnableReference(), span.Length);

    /// <summary>Where the numbers start, for <c>fixed</c>.</summary>
    public ref float GetPinnableReference() => ref _first;

    /// <summary>Whole rows that there are, as many as ids can tell apart.</summary>
    internal int RowsOf(int length) => (int)Math.Min(int.MaxValue, Length / length);
}
