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
        var penalty = T.CreateChecked(2.0 * parameter.Weight.L2);
        switch (optimizer)
        {
            case Sgd sgd: SgdStep(w, g, m, sgd, step, penalty); break;
            case Adam adam: AdamStep(w, g, m, v, Adaptive.Of(adam, step), T.CreateChecked(adam.WeightDecay) + penalty); break;
            case AdamW adamw:
                var keep = T.One - T.CreateChecked(step.LearningRate * adamw.WeightDecay);
                for (var i = 0; i < w.Length; i++) w[i] *= keep;
                AdamStep(w, g, m, v, Adaptive.Of(adamw, step), penalty);
                break;
            default: throw new NotSupportedException($"The managed engine has no optimiser {optimizer.GetType().Name}.");
        }
    }

    private static void SgdStep(Span<T> w, ReadOnlySpan<T> g, Span<T> v, Sgd sgd, Step step, T penalty)
    {
        var (rate, momentum) = (T.CreateChecked(step.LearningRate), T.CreateChecked(step.Momentum));
        var decay = T.CreateChecked(sgd.WeightDecay) + penalty;
        for (var i = 0; i < w.Length; i++)
        {
            v[i] = (momentum * v[i]) + g[i] + (decay * w[i]);
            w[i] -= rate * v[i];
        }
    }

    private static void AdamStep(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Adaptive a, T decay)
    {
        for (var i = 0; i < w.Length; i++)
        {
            var gradient = g[i] + (decay * w[i]);
            m[i] = (a.Beta1 * m[i]) + ((T.One - a.Beta1) * gradient);
            v[i] = (a.Beta2 * v[i]) + ((T.One - a.Beta2) * gradient * gradient);
            w[i] -= a.Rate * m[i] / ((T.Sqrt(v[i]) * a.RootScale) + a.Epsilon);
        }
    }

    /// <summary>Adam's numbers of one step: both placements of epsilon are w -= rate m / (sqrt(v) scale + ε).</summary>
    private readonly record struct Adaptive(T Rate, T Beta1, T Beta2, T RootScale, T Epsilon)
    {
        public static Adaptive Of(Adam adam, Step step) => Of(step, adam.Beta2, adam.Epsilon, adam.EpsilonPlacement);

        public static Adaptive Of(AdamW adam, Step step) => Of(step, adam.Beta2, adam.Epsilon, EpsilonPlacement.Torch);

        private static Adaptive Of(Step step, double beta2, double epsilon, EpsilonPlacement placement)
        {
            var t = step.Number + 1;
            var meanCorrection = 1 - Math.Pow(step.Momentum, t);
            var rootCorrection = Math.Sqrt(1 - Math.Pow(beta2, t));
            var (rate, rootScale) = placement == EpsilonPlacement.Torch
                ? (step.LearningRate / meanCorrection, 1 / rootCorrection)
                : (step.LearningRate * rootCorrection / meanCorrection, 1.0);
            return new Adaptive(T.CreateChecked(rate), T.CreateChecked(step.Momentum), T.CreateChecked(beta2), T.CreateChecked(rootScale), T.CreateChecked(epsilon));
        }
    }
}
