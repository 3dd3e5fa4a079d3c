using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>One optimiser step's numbers for one weight, in single precision.</summary>
internal readonly struct WeightStep
{
    public WeightStep(Optimizer optimizer, Step step, Weight weight)
    {
        var penalty = 2.0 * weight.L2;
        if (AdamStep.At(optimizer, step, weight) is { } a)
            Adam = a.Single(penalty);
        else if (optimizer is Sgd sgd)
            Sgd = new SgdNumbers((float)step.LearningRate, (float)step.Momentum, (float)(sgd.DecayOf(weight) + penalty));
        else
            throw new NotSupportedException($"The managed engine has no optimiser {optimizer.GetType().Name}.");
    }

    /// <summary>Adam's numbers; null of SGD.</summary>
    public AdamNumbers? Adam { get; }

    /// <summary>The numbers of SGD.</summary>
    public SgdNumbers Sgd { get; }

    /// <summary>Moves weights.</summary>
    public void Apply(Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v)
    {
        if (Adam is { } adam) OptimizerKernels.Adam(w, g, m, v, adam);
        else OptimizerKernels.Sgd(w, g, m, Sgd.Rate, Sgd.Momentum, Sgd.Decay);
    }

    /// <summary>Moves weights whose gradient is zero.</summary>
    public void Sweep(Span<float> w, Span<float> m, Span<float> v)
    {
        if (Adam is { } adam) OptimizerKernels.AdamSweep(w, m, v, adam);
        else OptimizerKernels.SgdSweep(w, m, Sgd.Rate, Sgd.Momentum, Sgd.Decay);
    }
}
