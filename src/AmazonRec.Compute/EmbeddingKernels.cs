using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute;

/// <summary>
/// Work on the rows of an embedding table that a batch touches. They lie all over memory, so each loop asks for rows ahead of time. A row
/// is padded to whole vectors of 16; its parts (weights, then what the optimiser remembers) follow one another.
/// </summary>
public static unsafe class EmbeddingKernels
{
    private const int Ahead = 16;

    /// <summary>Numbers that a part of a row takes: whole vectors of 16, but for a single number.</summary>
    /// <param name="width">Numbers that it holds.</param>
    public static int Padded(int width) => width == 1 ? 1 : (width + 15) / 16 * 16;

    /// <summary>Finds the distinct rows of a batch in the order in which they first occur, and asks memory for them.</summary>
    /// <param name="ids">Row of each sample.</param>
    /// <param name="states">State of every row of the table.</param>
    /// <param name="batch">Number of this batch, other than that of any before.</param>
    /// <param name="touched">Receives the distinct rows.</param>
    /// <param name="slots">Receives, for each sample, the place of its row among them.</param>
    /// <returns>How many distinct rows there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Distinct(ReadOnlySpan<int> ids, Span<RowState> states, int batch, Span<int> touched, Span<int> slots)
    {
        if (touched.Length < ids.Length || slots.Length < ids.Length)
            throw new ArgumentException("Too little room for the rows of the batch.");
        var count = 0;
        fixed (RowState* state = states)
        {
            for (var sample = 0; sample < ids.Length; sample++)
            {
                if (sample + Ahead < ids.Length) Prefetch(state + Checked(ids[sample + Ahead], states.Length));
                var row = state + Checked(ids[sample], states.Length);
                if (row->Batch != batch)
                {
                    (row->Batch, row->Slot) = (batch, count);
                    touched[count++] = ids[sample];
                }

                slots[sample] = row->Slot;
            }
        }

        return count;
    }

    /// <summary>
    /// Brings touched rows up to a step: velocity and weights move as idle momentum moved them (see the table of products and sums).
    /// </summary>
    /// <param name="touched">Rows.</param>
    /// <param name="states">State of every row; up to date afterwards.</param>
    /// <param name="steps">The step to bring them up to.</param>
    /// <param name="products">For each step since which a row was idle: what its velocity shrank by.</param>
    /// <param name="sums">And by how many velocities its weights moved.</param>
    /// <param name="rows">[row][2][width]: weights and velocity.</param>
    /// <param name="width">Numbers of a part: 1, or a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CatchUp(
        ReadOnlySpan<int> touched, Span<RowState> states, int steps, ReadOnlySpan<double> products, ReadOnlySpan<double> sums,
        LongSpan rows,
        int width)
    {
        if (rows.Length < (long)states.Length * 2 * width)
            throw new ArgumentException($"A table of {rows.Length} numbers has no {states.Length} rows of two parts of {width}.");
        fixed (RowState* state = states)
        fixed (float* table = rows)
        {
            for (var i = 0; i < touched.Length; i++)
            {
                PrefetchAhead(touched, i, table, 2 * width);
                var id = Checked(touched[i], states.Length);
                var since = state[id].Since;
                if (since == steps) continue;
                state[id].Since = steps;
                var (product, sum) = ((float)products[since], (float)sums[since]);
                var w = table + ((long)id * 2 * width);
                var v = w + width;
                if (width == 1)
                {
                    *w = MathF.FusedMultiplyAdd(-sum, *v, *w);
                    *v *= product;
                    continue;
                }

                for (var j = 0; j < width; j += 16)
                {
                    var velocity = Vector512.Load(v + j);
                    Vector512.FusedMultiplyAdd(Vector512.Create(-sum), velocity, Vector512.Load(w + j)).Store(w + j);
                    (velocity * product).Store(v + j);
                }
            }
        }
    }

    /// <summary>target[sample] = columns of the sample's row.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    /// <param name="ids">Row of each sample.</param>
    /// <param name="column">First column.</param>
    /// <param name="width">Columns to copy, up to 32. A multiple of 16 is fastest.</param>
    /// <param name="target">Samples, <paramref name="targetStride"/> numbers apart.</param>
    /// <param name="targetStride">32 for a panel, 1 for single numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(
        LongSpan rows, int stride, ReadOnlySpan<int> ids, int column, int width, Span<float> target, int targetStride)
    {
        if (column < 0 || width < 0 || column + width > stride || target.Length < ((ids.Length - 1L) * targetStride) + width)
            throw new ArgumentException("Too little room for the gathered rows.");
        var count = rows.RowsOf(stride);
        fixed (float* table = rows, to = target)
        {
            for (var sample = 0; sample < ids.Length; sample++)
            {
                var from = table + ((long)Checked(ids[sample], count) * stride) + column;
                var at = to + ((long)sample * targetStride);
                if (width == 32)
                {
                    Vector512.Load(from).Store(at);
                    Vector512.Load(from + 16).Store(at + 16);
                }
                else if (width == 16)
                {
                    Vector512.Load(from).Store(at);
                }
                else
                {
                    for (var j = 0; j < width; j++) at[j] = from[j];
                }
            }
        }
    }

    /// <summary>gradients[slot] += the gradient of each sample, in the order of the samples.</summary>
    /// <param name="slots">Slot of each sample.</param>
    /// <param name="gradient">Samples, <paramref name="stride"/> numbers apart.</param>
    /// <param name="stride">32 for a panel, 1 for single numbers.</param>
    /// <param name="gradients">[slot][<paramref name="slotWidth"/>].</param>
    /// <param name="slotWidth">Numbers of a slot.</param>
    /// <param name="column">First column of the slot.</param>
    /// <param name="width">Columns to add, up to 32; a multiple of 16, or 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(
        ReadOnlySpan<int> slots, ReadOnlySpan<float> gradient, int stride, Span<float> gradients, int slotWidth, int column, int width)
    {
        if (
            column < 0 || column + width > slotWidth || (width != 1 && width % 16 != 0)
                || gradient.Length < ((slots.Length - 1L) * stride) + width)
            throw new ArgumentException(
                $"{width} columns from {column} of slots of {slotWidth} and {gradient.Length} gradients for {slots.Length} samples do "
                + "not fit.");
        var count = gradients.Length / slotWidth;
        fixed (float* from = gradient, sums = gradients)
        {
            for (var sample = 0; sample < slots.Length; sample++)
            {
                var g = from + ((long)sample * stride);
                var sum = sums + ((long)Checked(slots[sample], count) * slotWidth) + column;
                if (width == 1)
                {
                    *sum += *g;
                    continue;
                }

                for (var j = 0; j < width; j += 16) (Vector512.Load(sum + j) + Vector512.Load(g + j)).Store(sum + j);
            }
        }
    }

    /// <summary>v = μ v + g; w -= lr v, for the touched rows.</summary>
    /// <param name="touched">Rows.</param>
    /// <param name="gradients">[slot][<paramref name="width"/>].</param>
    /// <param name="rows">[row][2][width]: weights and velocity.</param>
    /// <param name="width">Numbers of a part: 1, or a multiple of 16.</param>
    /// <param name="rate">lr.</param>
    /// <param name="momentum">μ.</param>
    /// <param name="decay">λ: g += λ w before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sgd(
        ReadOnlySpan<int> touched, ReadOnlySpan<float> gradients, LongSpan rows, int width, float rate, float momentum, float decay)
    {
        if (gradients.Length < (long)touched.Length * width) throw new ArgumentException("There are fewer gradients than rows.");
        var count = rows.RowsOf(2 * width);
        fixed (float* table = rows, sums = gradients)
        {
            for (var slot = 0; slot < touched.Length; slot++)
            {
                var w = table + ((long)Checked(touched[slot], count) * 2 * width);
                var v = w + width;
                var g = sums + ((long)slot * width);
                if (width == 1)
                {
                    *v = MathF.FusedMultiplyAdd(momentum, *v, MathF.FusedMultiplyAdd(decay, *w, *g));
                    *w = MathF.FusedMultiplyAdd(-rate, *v, *w);
                    continue;
                }

                for (var j = 0; j < width; j += 16)
                {
                    var weight = Vector512.Load(w + j);
                    var gradient = Vector512.FusedMultiplyAdd(Vector512.Create(decay), weight, Vector512.Load(g + j));
                    var velocity = Vector512.FusedMultiplyAdd(Vector512.Create(momentum), Vector512.Load(v + j), gradient);
                    velocity.Store(v + j);
                    Vector512.FusedMultiplyAdd(Vector512.Create(-rate), velocity, weight).Store(w + j);
                }
            }
        }
    }

    /// <summary>w -= lr (g + λ w), for the touched rows: the same bits as with a momentum of 0, and no velocities.</summary>
    /// <param name="touched">Rows.</param>
    /// <param name="gradients">[slot][<paramref name="width"/>].</param>
    /// <param name="rows">[row][width].</param>
    /// <param name="width">Numbers of a row: 1, or a multiple of 16.</param>
    /// <param name="rate">lr.</param>
    /// <param name="decay">λ.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PlainSgd(
        ReadOnlySpan<int> touched, ReadOnlySpan<float> gradients, LongSpan rows, int width, float rate, float decay)
    {
        if (gradients.Length < (long)touched.Length * width) throw new ArgumentException("There are fewer gradients than rows.");
        var count = rows.RowsOf(width);
        fixed (float* table = rows, sums = gradients)
        {
            for (var slot = 0; slot < touched.Length; slot++)
            {
                PrefetchAhead(touched, slot, table, width);
                var w = table + ((long)Checked(touched[slot], count) * width);
                var g = sums + ((long)slot * width);
                if (width == 1)
                {
                    *w = MathF.FusedMultiplyAdd(-rate, MathF.FusedMultiplyAdd(decay, *w, *g), *w);
                    continue;
                }

                for (var j = 0; j < width; j += 16)
                {
                    var weight = Vector512.Load(w + j);
                    var gradient = Vector512.FusedMultiplyAdd(Vector512.Create(decay), weight, Vector512.Load(g + j));
                    Vector512.FusedMultiplyAdd(Vector512.Create(-rate), gradient, weight).Store(w + j);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Checked(int row, int count) =>
        (uint)row < (uint)count ? row : throw new ArgumentOutOfRangeException(nameof(row), row, "There is no such row.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(void* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }

    /// <summary>Asks memory for the row that comes some places after the one at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void PrefetchAhead(ReadOnlySpan<int> ids, int at, float* table, int length)
    {
        if (at + Ahead >= ids.Length) return;
        var row = table + ((long)ids[at + Ahead] * length);
        for (var i = 0; i < length; i += AlignedBuffer.Line) Prefetch(row + i);
    }
}
