using System.Runtime.CompilerServices;

namespace AmazonRec.Compute;

/// <summary>
/// Finds the distinct rows of a batch, as <see cref="EmbeddingKernels.Distinct"/> does, for a table whose rows have no state of their own:
/// what it keeps is as large as the batch, not as the table.
/// </summary>
public sealed class DistinctRows
{
    private const uint Spread = 0x9E3779B1; // 2^32 over the golden ratio

    private Place[] _places = [];
    private int _shift;
    private int _batch;

    /// <summary>Finds the distinct rows in the order in which they first occur, and asks memory for them.</summary>
    /// <param name="ids">Row of each sample.</param>
    /// <param name="rows">The table.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    /// <param name="touched">Receives the distinct rows.</param>
    /// <param name="slots">Receives, for each sample, the place of its row among them.</param>
    /// <returns>How many distinct rows there are.</returns>
    /// <exception cref="ArgumentException">There is too little room, or no such row.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe int Find(ReadOnlySpan<int> ids, LongSpan rows, int stride, Span<int> touched, Span<int> slots)
    {
        if (touched.Length < ids.Length || slots.Length < ids.Length)
            throw new ArgumentException("Too little room for the rows of the batch.");
        Begin(ids.Length);
        var (count, found, mask) = (rows.RowsOf(stride), 0, _places.Length - 1);
        fixed (float* table = rows)
        fixed (Place* places = _places)
        {
            for (var sample = 0; sample < ids.Length; sample++)
            {
                EmbeddingKernels.PrefetchAhead(ids, sample, table, stride);
                var id = EmbeddingKernels.Checked(ids[sample], count);
                var at = (int)(((uint)id * Spread) >> _shift);
                while (places[at].Batch == _batch && places[at].Id != id) at = (at + 1) & mask;
                if (places[at].Batch != _batch)
                {
                    places[at] = new Place { Batch = _batch, Id = id, Slot = found };
                    touched[found++] = id;
                }

                slots[sample] = places[at].Slot;
            }
        }

        return found;
    }

    private void Begin(int samples)
    {
        var bits = 4;
        while (1L << bits < 2L * samples) bits++;
        if (1 << bits > _places.Length || _batch == int.MaxValue) (_places, _shift, _batch) = (new Place[1 << bits], 32 - bits, 0);
        _batch++;
    }

    /// <summary>A row, its slot, and the batch that they are of.</summary>
    private struct Place
    {
        public int Batch;
        public int Id;
        public int Slot;
    }
}
