using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Adam's numbers of one step, in double precision: both placements of epsilon are w -= rate m / (scale sqrt(v) + ε).</summary>
/// <param name="Rate">Learning rate with its corrections.</param>
/// <param name="Beta1">Decay of the mean gradient.</param>
/// <param name="Beta2">Decay of the mean squared gradient.</param>
/// <param name="RootScale">What the root is multiplied by.</param>
/// <param name="Epsilon">Keeps the quotient finite.</param>
/// <param name="Keep">What weights are first multiplied by: 1 - lr λ where decay is decoupled, else 1.</param>
/// <param name="Decay">λ of a decay inside the gradient, else 0.</param>
internal readonly record struct AdamStep(
    double Rate, double Beta1, double Beta2, double RootScale, double Epsilon, double Keep, double Decay)
{
    /// <summary>The numbers of a step, or null for an optimiser that is no Adam.</summary>
    public static AdamStep? At(Optimizer optimizer, Step step) => optimizer switch
    {
        Adam a => At(step, a.Beta2, a.Epsilon, a.EpsilonPlacement, keep: 1, a.WeightDecay),
        AdamW a => At(step, a.Beta2, a.Epsilon, EpsilonPlacement.Torch, keep: 1 - (step.LearningRate * a.WeightDecay), decay: 0),
        _ => null,
    };

    /// <summary>The numbers of a step for one weight: one that the optimiser spares does not decay.</summary>
    public static AdamStep? At(Optimizer optimizer, Step step, Weight weight) =>
        At(optimizer, step) is { } numbers
            ? numbers with { Keep = weight.IsBiasOrNorm && optimizer is AdamW { SparesBiasesAndNorms: true } ? 1 : numbers.Keep }
            : null;

    /// <summary>The same in single precision.</summary>
    /// <param name="penalty">What the decay inside the gradient has on top.</param>
    public AdamNumbers Single(double penalty = 0) => new(
        (float)Rate,
        (float)Beta1,
        (float)Beta2,
        (float)(1 - Beta1),
        (float)(1 - Beta2),
        (float)RootScale,
        Math.Max((float)Epsilon, float.Epsilon), // the padding of a row divides zero by it
        (float)Keep,
        (float)(Decay + penalty));

    private static AdamStep At(Step step, double beta2, double epsilon, EpsilonPlacement placement, double keep, double decay)
    {
        var t = step.Number + 1;
        var meanCorrection = 1 - Math.Pow(step.Momentum, t);
        var rootCorrection = Math.Sqrt(1 - Math.Pow(beta2, t));
        var (rate, rootScale) = placement == EpsilonPlacement.Torch
            ? (step.LearningRate / meanCorrection, 1 / rootCorrection)
            : (step.LearningRate * rootCorrection / meanCorrection, 1.0);
        return new AdamStep(rate, step.Momentum, beta2, rootScale, epsilon, keep, decay);
    }
}
