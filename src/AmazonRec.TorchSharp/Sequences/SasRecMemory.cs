namespace AmazonRec.TorchSharp.Sequences;

/// <summary>What a training holds, which grows with the number of items.</summary>
internal static class SasRecMemory
{
    /// <summary>Tables of all items: weights, two moments, average, unit rows, gradients; what was best and what is tried now.</summary>
    private const double Tables = 11;

    /// <summary>Bytes, about.</summary>
    /// <param name="items">Items of the catalogue.</param>
    /// <param name="options">Sizes.</param>
    public static double Bytes(int items, SasRecOptions options)
    {
        var parts = Math.Ceiling((double)options.BatchSize / FullSoftmax.Chunk); // each with a gradient of the table
        var scores = 2.0 * Math.Min(options.Threads, parts) * FullSoftmax.Chunk;
        return sizeof(float) * (double)items * ((options.Width * (Tables + parts)) + scores);
    }

    /// <exception cref="ArgumentException">It is more than there is; the message says what to do.</exception>
    public static void Check(int items, SasRecOptions options)
    {
        var (needed, free) = (Bytes(items, options), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        if (needed <= free) return;
        throw new ArgumentException(
            $"SASRec of {items:N0} items takes about {needed / 1e9:N1} GB, of {free / 1e9:N1} GB there are. Keep fewer items (a k-core), "
            + "or lower its width or batch.");
    }
}
