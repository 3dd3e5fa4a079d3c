using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>One optimiser step's numbers for one weight, in single precision.</summary>
internal readonly struct WeightStep
{
    private readonly AdamNumbers? _adam;
    private readonly float _rate;
    private readonly float _momentum;
    private readonly float _decay;

    public WeightStep(Optimizer optimizer, Step step, Weight weight)
    {
        var penalty = 2.0 * weight.L2;
        if (AdamStep.At(optimizer, step, weight) is { } a)
            _adam = new AdamNumbers(
                (float)a.Rate,
                (float)a.Beta1,
                (float)a.Beta2,
                (float)a.RootScale,
                (float)a.Epsilon,
                (float)a.Keep,
                (float)(a.Decay + penalty));
        else if (optimizer is Sgd sgd)
            (_rate, _momentum, _decay) = ((float)step.LearningRate, (float)step.Momentum, (float)(sgd.WeightDecay + penalty));
        else
            throw new NotSupportedException($"The managed engine has no optimiser {optimizer.GetType().Name}.");
    }

    /// <summary>Moves weights.</summary>
    public void Apply(Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v)
    {
        if (_adam is { } adam) OptimizerKernels.Adam(w, g, m, v, adam);
        else OptimizerKernels.Sgd(w, g, m, _rate, _momentum, _decay);
    }

    /// <summary>Moves weights whose gradient is zero.</summary>
    public void Sweep(Span<float> w, Span<float> m, Span<float> v)
    {
        if (_adam is { } adam) OptimizerKernels.AdamSweep(w, m, v, adam);
        else OptimizerKernels.SgdSweep(w, m, _rate, _momentum, _decay);
    }
}
