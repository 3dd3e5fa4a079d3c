namespace AmazonRec.Compute.Factors;

/// <summary>
/// A row of factors for each id. Rows are padded with zeros to whole cache lines, so that a row is a whole number of vectors.
/// </summary>
public sealed class FactorTable : IDisposable
{
    /// <summary>A table of zeros.</summary>
    public FactorTable(int rows, int factors)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(factors, 1);
        (Rows, Factors, Stride) = (rows, factors, checked(factors + AlignedBuffer.Line - 1) / AlignedBuffer.Line * AlignedBuffer.Line);
        Values = new AlignedBuffer((long)rows * Stride);
    }

    /// <summary>How many ids.</summary>
    public int Rows { get; }

    /// <summary>Factors per id.</summary>
    public int Factors { get; }

    /// <summary>Numbers from one row to the next.</summary>
    public int Stride { get; }

    internal AlignedBuffer Values { get; }

    /// <summary>The factors of one id, without the padding.</summary>
    public Span<float> Row(int row) => Values.Slice((long)row * Stride, Factors);

    /// <summary>Takes over [rows, factors] row-major.</summary>
    public void Read(ReadOnlySpan<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, (long)Rows * Factors);
        for (var row = 0; row < Rows; row++) values.Slice(row * Factors, Factors).CopyTo(Row(row));
    }

    /// <summary>A copy, [rows, factors] row-major.</summary>
    public float[] ToArray()
    {
        var values = new float[(long)Rows * Factors];
        for (var row = 0; row < Rows; row++) Row(row).CopyTo(values.AsSpan(row * Factors));
        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => Values.Dispose();
}
