using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>
/// Steps that embedding rows without a gradient have yet to take. A row takes all of them at once, in registers, instead of going through
/// memory at every step; each number takes the same steps in the same arithmetic as in a sweep over all rows
/// (<see cref="OptimizerKernels"/>), so the bits are the same. Roots and quotients keep the processor busy, not its memory.
/// </summary>
public static unsafe class IdleRowKernels
{
    private const int Lanes = 16;

    /// <summary>Steps between two looks at whether a row's weights still move.</summary>
    private const int StepsPerLook = 8;

    /// <summary>Adam's steps without a gradient and without a decay inside it: there each step would wait for the one before.</summary>
    /// <param name="ids">Rows.</param>
    /// <param name="states">State of every row; up to date afterwards.</param>
    /// <param name="steps">The steps' numbers, of which a row has taken those before its <see cref="RowState.Since"/>.</param>
    /// <param name="calm">After this step, <see cref="Falls"/> holds of each to the next.</param>
    /// <param name="rows">[row][3][width]: weights, mean gradient, mean squared gradient.</param>
    /// <param name="width">Numbers of a part, a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Adam(
        ReadOnlySpan<int> ids, Span<RowState> states, ReadOnlySpan<AdamNumbers> steps, int calm, LongSpan rows, int width)
    {
        Check(states.Length, rows.Length, 3, width);
        fixed (AdamNumbers* first = steps)
        fixed (RowState* state = states)
        fixed (float* table = rows)
        {
            for (var i = 0; i < ids.Length; i++)
            {
                EmbeddingKernels.PrefetchAhead(ids, i, table, 3 * width);
                var row = state + EmbeddingKernels.Checked(ids[i], states.Length);
                if (row->Since == steps.Length) continue;
                for (var j = 0; j < width; j += Lanes)
                {
                    var w = table + ((long)ids[i] * 3 * width) + j;
                    Adam(w, w + width, w + (2 * width), first + row->Since, first + steps.Length, first + calm);
                }

                row->Since = steps.Length;
            }
        }
    }

    /// <summary>SGD's steps without a gradient, where weights decay.</summary>
    /// <param name="ids">Rows.</param>
    /// <param name="states">State of every row; up to date afterwards.</param>
    /// <param name="steps">The steps' numbers, of which a row has taken those before its <see cref="RowState.Since"/>.</param>
    /// <param name="rows">[row][2][width]: weights and velocity.</param>
    /// <param name="width">Numbers of a part, a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sgd(ReadOnlySpan<int> ids, Span<RowState> states, ReadOnlySpan<SgdNumbers> steps, LongSpan rows, int width)
    {
        Check(states.Length, rows.Length, 2, width);
        fixed (RowState* state = states)
        fixed (float* table = rows)
        {
            for (var i = 0; i < ids.Length; i++)
            {
                EmbeddingKernels.PrefetchAhead(ids, i, table, 2 * width);
                var row = state + EmbeddingKernels.Checked(ids[i], states.Length);
                for (var j = 0; j < width && row->Since < steps.Length; j += Lanes)
                {
                    var at = table + ((long)ids[i] * 2 * width) + j;
                    var (w, v) = (Vector512.Load(at), Vector512.Load(at + width));
                    foreach (var step in steps[row->Since..])
                    {
                        v = Vector512.FusedMultiplyAdd(Vector512.Create(step.Momentum), v, step.Decay * w);
                        w = Vector512.FusedMultiplyAdd(Vector512.Create(-step.Rate), v, w);
                    }

                    w.Store(at);
                    v.Store(at + width);
                }

                row->Since = steps.Length;
            }
        }
    }

    /// <summary>
    /// Whether a weight without a gradient moves less in <paramref name="step"/> than in the one before, whatever its numbers: then one that
    /// no longer changed in the one does not change in the other. The quotient rate m / (scale √v + ε) must fall by more than rounding, and
    /// nothing else may move the weight.
    /// </summary>
    public static bool Falls(in AdamNumbers before, in AdamNumbers step) =>
        step is { Keep: 1, Decay: 0 } && step.Rate >= 0 && step.Beta1 >= 0 && step.Epsilon == before.Epsilon
        && step.Beta1 * (double)step.Rate * before.RootScale <= .999 * before.Rate * Math.Sqrt(step.Beta2) * step.RootScale;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Adam(float* w, float* m, float* v, AdamNumbers* step, AdamNumbers* end, AdamNumbers* calm)
    {
        var (weight, mean, square) = (Vector512.Load(w), Vector512.Load(m), Vector512.Load(v));
        while (step < end)
        {
            var look = end - step > StepsPerLook ? step + StepsPerLook : end;
            Vector512<float> before;
            do
            {
                mean *= step->Beta1;
                square *= step->Beta2;
                var root = Vector512.FusedMultiplyAdd(
                    Vector512.Sqrt(square), Vector512.Create(step->RootScale), Vector512.Create(step->Epsilon));
                before = weight;
                weight = Vector512.FusedMultiplyAdd(weight, Vector512.Create(step->Keep), -step->Rate * mean / root);
            }
            while (++step < look);

            if (step - 1 > calm && Vector512.EqualsAll(before, weight)) break;
        }

        for (; step < end; step++) // no weight changes any more
        {
            mean *= step->Beta1;
            square *= step->Beta2;
        }

        weight.Store(w);
        mean.Store(m);
        square.Store(v);
    }

    private static void Check(int states, long numbers, int parts, int width)
    {
        if (width % Lanes == 0 && numbers >= (long)states * parts * width) return;
        throw new ArgumentException($"A table of {numbers} numbers has no {states} rows of {parts} parts of {width}, in whole vectors.");
    }
}
