using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>Optimiser steps over runs of weights. Numbers beyond a whole vector are done one by one, in the same arithmetic.</summary>
public static unsafe class OptimizerKernels
{
    /// <summary>v = μ v + g + λ w; w -= lr v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sgd(Span<float> w, ReadOnlySpan<float> g, Span<float> v, float rate, float momentum, float decay)
    {
        Same(w.Length, g.Length, v.Length);
        var (lr, mu, lambda) = (Vector512.Create(-rate), Vector512.Create(momentum), Vector512.Create(decay));
        var i = 0;
        fixed (float* pw = w, pg = g, pv = v)
        {
            for (; i <= w.Length - 16; i += 16)
            {
                var weight = Vector512.Load(pw + i);
                var pull = Vector512.FusedMultiplyAdd(lambda, weight, Vector512.Load(pg + i));
                var velocity = Vector512.FusedMultiplyAdd(mu, Vector512.Load(pv + i), pull);
                velocity.Store(pv + i);
                Vector512.FusedMultiplyAdd(lr, velocity, weight).Store(pw + i);
            }
        }

        for (; i < w.Length; i++)
        {
            v[i] = MathF.FusedMultiplyAdd(momentum, v[i], MathF.FusedMultiplyAdd(decay, w[i], g[i]));
            w[i] = MathF.FusedMultiplyAdd(-rate, v[i], w[i]);
        }
    }

    /// <summary>w -= rate m / (scale sqrt(v) + ε), after m and v took in the gradient g + λ w; w is first multiplied by keep.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Adam(Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v, in AdamNumbers a)
    {
        Same(w.Length, m.Length, v.Length);
        Same(w.Length, g.Length, g.Length);
        var (b1, b2, o1, o2) = (
            Vector512.Create(a.Beta1), Vector512.Create(a.Beta2),
            Vector512.Create(a.OneMinusBeta1), Vector512.Create(a.OneMinusBeta2));
        var (rate, scale, epsilon, keep, decay) = (
            Vector512.Create(a.Rate),
            Vector512.Create(a.RootScale),
            Vector512.Create(a.Epsilon),
            Vector512.Create(a.Keep),
            Vector512.Create(a.Decay));
        var i = 0;
        fixed (float* pw = w, pg = g, pm = m, pv = v)
        {
            for (; i <= w.Length - 16; i += 16)
            {
                var weight = Vector512.Load(pw + i) * keep;
                var gradient = Vector512.FusedMultiplyAdd(decay, weight, Vector512.Load(pg + i));
                var mean = Vector512.FusedMultiplyAdd(o1, gradient, Vector512.Load(pm + i) * b1);
                var square = Vector512.FusedMultiplyAdd(o2 * gradient, gradient, Vector512.Load(pv + i) * b2);
                mean.Store(pm + i);
                square.Store(pv + i);
                (weight - (rate * mean / Vector512.FusedMultiplyAdd(Vector512.Sqrt(square), scale, epsilon))).Store(pw + i);
            }
        }

        for (; i < w.Length; i++)
        {
            var weight = w[i] * a.Keep;
            var gradient = MathF.FusedMultiplyAdd(a.Decay, weight, g[i]);
            m[i] = MathF.FusedMultiplyAdd(a.OneMinusBeta1, gradient, m[i] * a.Beta1);
            v[i] = MathF.FusedMultiplyAdd(a.OneMinusBeta2 * gradient, gradient, v[i] * a.Beta2);
            w[i] = weight - (a.Rate * m[i] / MathF.FusedMultiplyAdd(MathF.Sqrt(v[i]), a.RootScale, a.Epsilon));
        }
    }

    /// <summary><see cref="Sgd"/> with a gradient of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SgdSweep(Span<float> w, Span<float> v, float rate, float momentum, float decay)
    {
        Same(w.Length, v.Length, v.Length);
        var (lr, mu, lambda) = (Vector512.Create(-rate), Vector512.Create(momentum), Vector512.Create(decay));
        var i = 0;
        fixed (float* pw = w, pv = v)
        {
            for (; i <= w.Length - 16; i += 16)
            {
                var weight = Vector512.Load(pw + i);
                var velocity = Vector512.FusedMultiplyAdd(mu, Vector512.Load(pv + i), lambda * weight);
                velocity.Store(pv + i);
                Vector512.FusedMultiplyAdd(lr, velocity, weight).Store(pw + i);
            }
        }

        for (; i < w.Length; i++)
        {
            v[i] = MathF.FusedMultiplyAdd(momentum, v[i], decay * w[i]);
            w[i] = MathF.FusedMultiplyAdd(-rate, v[i], w[i]);
        }
    }

    /// <summary><see cref="Adam"/> with a gradient of zero: half the work, for the many rows that a batch does not touch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AdamSweep(Span<float> w, Span<float> m, Span<float> v, in AdamNumbers a)
    {
        Same(w.Length, m.Length, v.Length);
        if (a.Decay != 0)
        {
            DecayingAdamSweep(w, m, v, a);
            return;
        }

        var (b1, b2, rate) = (Vector512.Create(a.Beta1), Vector512.Create(a.Beta2), Vector512.Create(-a.Rate));
        var (scale, epsilon, keep) = (Vector512.Create(a.RootScale), Vector512.Create(a.Epsilon), Vector512.Create(a.Keep));
        var i = 0;
        fixed (float* pw = w, pm = m, pv = v)
        {
            for (; i <= w.Length - 16; i += 16)
            {
                var mean = Vector512.Load(pm + i) * b1;
                var square = Vector512.Load(pv + i) * b2;
                mean.Store(pm + i);
                square.Store(pv + i);
                var quotient = rate * mean / Vector512.FusedMultiplyAdd(Vector512.Sqrt(square), scale, epsilon);
                Vector512.FusedMultiplyAdd(Vector512.Load(pw + i), keep, quotient).Store(pw + i);
            }
        }

        for (; i < w.Length; i++)
        {
            m[i] *= a.Beta1;
            v[i] *= a.Beta2;
            w[i] = MathF.FusedMultiplyAdd(w[i], a.Keep, -a.Rate * m[i] / MathF.FusedMultiplyAdd(MathF.Sqrt(v[i]), a.RootScale, a.Epsilon));
        }
    }

    private static void DecayingAdamSweep(Span<float> w, Span<float> m, Span<float> v, in AdamNumbers a)
    {
        Span<float> zeros = stackalloc float[256];
        zeros.Clear();
        for (var i = 0; i < w.Length; i += zeros.Length)
        {
            var count = Math.Min(zeros.Length, w.Length - i);
            Adam(w.Slice(i, count), zeros[..count], m.Slice(i, count), v.Slice(i, count), a);
        }
    }

    private static void Same(int a, int b, int c)
    {
        if (a != b || a != c) throw new ArgumentException($"Runs of {a}, {b} and {c} numbers are not equally long.");
    }
}
