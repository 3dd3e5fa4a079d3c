using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute.Factors;

/// <summary>The inner loops over rows of factors, for vectors of one width.</summary>
internal sealed unsafe class FactorKernels<TLanes, TVector> : IFactorKernels
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    /// <summary>Samples between a row's prefetch and its use: enough to hide main memory, few enough to stay in the first cache.</summary>
    private const int Ahead = 14;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Step(in FactorPointers f, int* left, int* right, float* targets, int count, float rate, float regularization)
    {
        var loss = 0.0;
        var keep = 1 - (rate * regularization);
        for (var n = 0; n < count; n++)
        {
            if (n + Ahead < count) Prefetch(f, left[n + Ahead], right[n + Ahead]);
            var p = f.Left + ((nint)left[n] * f.Width);
            var q = f.Right + ((nint)right[n] * f.Width);
            var error = targets[n] - Score(f, p, q, left[n], right[n]);
            loss += (double)error * error;
            var step = rate * error;
            StepBiases(f, left[n], right[n], keep, step);
            var (kept, moved) = (TLanes.Broadcast(keep), TLanes.Broadcast(step));
            for (var c = 0; c < f.Width; c += TLanes.Count)
            {
                var (x, y) = (TLanes.Load(p + c), TLanes.Load(q + c));
                TLanes.Store(TLanes.MultiplyAdd(moved, y, TLanes.Multiply(kept, x)), p + c);
                TLanes.Store(TLanes.MultiplyAdd(moved, x, TLanes.Multiply(kept, y)), q + c);
            }
        }

        return loss;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double StepImplicit(
        in FactorPointers f, float* y, int* starts, int* indices, float* z, int* left, int* right, float* targets, int count, float rate,
        float regularization)
    {
        var loss = 0.0;
        var keep = 1 - (rate * regularization);
        var kept = TLanes.Broadcast(keep);
        for (var n = 0; n < count; n++)
        {
            if (n + Ahead < count) Prefetch(f, left[n + Ahead], right[n + Ahead]);
            var p = f.Left + ((nint)left[n] * f.Width);
            var q = f.Right + ((nint)right[n] * f.Width);
            var list = indices + starts[left[n]];
            var length = starts[left[n] + 1] - starts[left[n]];
            var scale = Scale(length);
            Fold(p, y, list, length, scale, z, f.Width);
            var error = targets[n] - Score(f, z, q, left[n], right[n]);
            loss += (double)error * error;
            var step = rate * error;
            StepBiases(f, left[n], right[n], keep, step);

            // y first: it moves by the q of before the step.
            Move(y, list, length, f.Width, q, kept, TLanes.Broadcast(step * scale));
            var moved = TLanes.Broadcast(step);
            for (var c = 0; c < f.Width; c += TLanes.Count)
            {
                var old = TLanes.Load(q + c);
                TLanes.Store(TLanes.MultiplyAdd(moved, old, TLanes.Multiply(kept, TLanes.Load(p + c))), p + c);
                TLanes.Store(TLanes.MultiplyAdd(moved, TLanes.Load(z + c), TLanes.Multiply(kept, old)), q + c);
            }
        }

        return loss;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FoldAll(float* p, float* y, int* starts, int* indices, float* z, int rows, int width)
    {
        for (var row = 0; row < rows; row++)
        {
            var length = starts[row + 1] - starts[row];
            Fold(p + ((nint)row * width), y, indices + starts[row], length, Scale(length), z + ((nint)row * width), width);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scores(in FactorPointers f, int* left, int* right, float* scores, int count)
    {
        for (var n = 0; n < count; n++)
        {
            if (n + Ahead < count) Prefetch(f, left[n + Ahead], right[n + Ahead]);
            scores[n] = Score(f, f.Left + ((nint)left[n] * f.Width), f.Right + ((nint)right[n] * f.Width), left[n], right[n]);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ScoresOfAll(in FactorPointers f, int left, float* scores, int count)
    {
        for (var right = 0; right < count; right++)
            scores[right] = Score(f, f.Left + ((nint)left * f.Width), f.Right + ((nint)right * f.Width), left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Score(in FactorPointers f, float* p, float* q, int left, int right)
    {
        var score = f.Offset + Dot(p, q, f.Width);
        if (f.LeftBias is not null) score += f.LeftBias[left];
        return f.RightBias is not null ? score + f.RightBias[right] : score;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Dot(float* a, float* b, int width)
    {
        var sum = TLanes.Multiply(TLanes.Load(a), TLanes.Load(b));
        for (var c = TLanes.Count; c < width; c += TLanes.Count) sum = TLanes.MultiplyAdd(TLanes.Load(a + c), TLanes.Load(b + c), sum);
        return TLanes.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepBiases(in FactorPointers f, int left, int right, float keep, float step)
    {
        if (f.LeftBias is not null) f.LeftBias[left] = (keep * f.LeftBias[left]) + step;
        if (f.RightBias is not null) f.RightBias[right] = (keep * f.RightBias[right]) + step;
    }

    private static float Scale(int length) => length > 0 ? 1 / MathF.Sqrt(length) : 0;

    /// <summary>z = p + scale Σ y, two vectors of the rows at a time: their sums stay in registers along the list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(float* p, float* y, int* list, int length, float scale, float* z, int width)
    {
        var scales = TLanes.Broadcast(scale);
        var c = 0;
        for (; c + TLanes.Count < width; c += 2 * TLanes.Count)
        {
            var column = y + c;
            TVector even0 = default, even1 = default, odd0 = default, odd1 = default;
            var i = 0;
            for (; i + 1 < length; i += 2)
            {
                var even = column + ((nint)list[i] * width);
                var odd = column + ((nint)list[i + 1] * width);
                even0 = TLanes.Add(even0, TLanes.Load(even));
                even1 = TLanes.Add(even1, TLanes.Load(even + TLanes.Count));
                odd0 = TLanes.Add(odd0, TLanes.Load(odd));
                odd1 = TLanes.Add(odd1, TLanes.Load(odd + TLanes.Count));
            }

            if (i < length)
            {
                var last = column + ((nint)list[i] * width);
                even0 = TLanes.Add(even0, TLanes.Load(last));
                even1 = TLanes.Add(even1, TLanes.Load(last + TLanes.Count));
            }

            TLanes.Store(TLanes.MultiplyAdd(scales, TLanes.Add(even0, odd0), TLanes.Load(p + c)), z + c);
            TLanes.Store(TLanes.MultiplyAdd(scales, TLanes.Add(even1, odd1), TLanes.Load(p + c + TLanes.Count)), z + c + TLanes.Count);
        }

        if (c == width) return;
        TVector sum = default;
        for (var i = 0; i < length; i++) sum = TLanes.Add(sum, TLanes.Load(y + c + ((nint)list[i] * width)));
        TLanes.Store(TLanes.MultiplyAdd(scales, sum, TLanes.Load(p + c)), z + c);
    }

    /// <summary>y = kept y + moved q for every row of the list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(float* y, int* list, int length, int width, float* q, TVector kept, TVector moved)
    {
        var c = 0;
        for (; c + TLanes.Count < width; c += 2 * TLanes.Count)
        {
            var (by0, by1) = (TLanes.Multiply(moved, TLanes.Load(q + c)), TLanes.Multiply(moved, TLanes.Load(q + c + TLanes.Count)));
            for (var i = 0; i < length; i++)
            {
                var row = y + c + ((nint)list[i] * width);
                TLanes.Store(TLanes.MultiplyAdd(kept, TLanes.Load(row), by0), row);
                TLanes.Store(TLanes.MultiplyAdd(kept, TLanes.Load(row + TLanes.Count), by1), row + TLanes.Count);
            }
        }

        if (c == width) return;
        var by = TLanes.Multiply(moved, TLanes.Load(q + c));
        for (var i = 0; i < length; i++)
        {
            var row = y + c + ((nint)list[i] * width);
            TLanes.Store(TLanes.MultiplyAdd(kept, TLanes.Load(row), by), row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(in FactorPointers f, int left, int right)
    {
        if (!Sse.IsSupported) return;
        var p = f.Left + ((nint)left * f.Width);
        var q = f.Right + ((nint)right * f.Width);
        for (var c = 0; c < f.Width; c += AlignedBuffer.Line)
        {
            Sse.Prefetch0(p + c);
            Sse.Prefetch0(q + c);
        }
    }
}
