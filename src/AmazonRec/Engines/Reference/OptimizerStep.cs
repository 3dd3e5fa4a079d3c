using System.Numerics;

namespace AmazonRec.Engines.Reference;

/// <summary>The optimisers' arithmetic, weight by weight: the literal meaning that every faster path is held to.</summary>
internal static class OptimizerStep<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Moves a weight by its gradient: all rows, or the batch's rows only.</summary>
    public static void Apply(Parameter<T> parameter, Optimizer optimizer, Step step, Updates updates)
    {
        // A weight without rows of its own ids has every row in every batch.
        if (updates == Updates.Dense || parameter.Weight.Entity is null)
        {
            Range(parameter, optimizer, step, 0, parameter.Value.Length);
            return;
        }

        foreach (var row in parameter.Touched) Range(parameter, optimizer, step, row * parameter.Columns, parameter.Columns);
    }

    private static void Range(Parameter<T> parameter, Optimizer optimizer, Step step, int start, int count)
    {
        var w = parameter.Value.AsSpan(start, count);
        var g = parameter.Gradient.AsSpan(start, count);
        var m = parameter.Moment1.AsSpan(start, count);
        var v = parameter.Moment2.AsSpan(start, count);
        var penalty = 2.0 * parameter.Weight.L2;
        if (optimizer is Sgd sgd) SgdStep(w, g, m, step, T.CreateChecked(sgd.WeightDecay + penalty));
        else if (AdamStep.Of(optimizer, step) is { } adam) Adam(w, g, m, v, adam with { Decay = adam.Decay + penalty });
        else throw new NotSupportedException($"The reference engine has no optimiser {optimizer.GetType().Name}.");
    }

    private static void SgdStep(Span<T> w, ReadOnlySpan<T> g, Span<T> v, Step step, T decay)
    {
        var (rate, momentum) = (T.CreateChecked(step.LearningRate), T.CreateChecked(step.Momentum));
        for (var i = 0; i < w.Length; i++)
        {
            v[i] = (momentum * v[i]) + g[i] + (decay * w[i]);
            w[i] -= rate * v[i];
        }
    }

    private static void Adam(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, AdamStep a)
    {
        var (rate, b1, b2, scale) = (T.CreateChecked(a.Rate), T.CreateChecked(a.Beta1), T.CreateChecked(a.Beta2), T.CreateChecked(a.RootScale));
        var (epsilon, keep, decay) = (T.CreateChecked(a.Epsilon), T.CreateChecked(a.Keep), T.CreateChecked(a.Decay));
        for (var i = 0; i < w.Length; i++)
        {
            w[i] *= keep;
            var gradient = g[i] + (decay * w[i]);
            m[i] = (b1 * m[i]) + ((T.One - b1) * gradient);
            v[i] = (b2 * v[i]) + ((T.One - b2) * gradient * gradient);
            w[i] -= rate * m[i] / ((T.Sqrt(v[i]) * scale) + epsilon);
        }
    }
}
