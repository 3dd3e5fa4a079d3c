using AmazonRec.Engines;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>
/// The optimisers as tensor operations. Not torch.optim's: a step here is told its number, rate and momentum,
/// epsilon has two places, tables have penalties of their own, and lazy steps move the batch's rows alone under every optimiser.
/// Numbers are scalars that someone holds, as <see cref="Numbers"/> says.
/// </summary>
internal static class OptimizerStep
{
    /// <summary>Moves a weight by its gradient: all rows, or those that were read. To be called where no gradients are recorded.</summary>
    public static void Apply(TorchWeight weight, Gradient gradient, NetworkOptions options, Step step)
    {
        if (options.Updates == Updates.Dense || gradient.Rows is not { } rows)
        {
            Move(weight, gradient, options.Optimizer, step, weight.Value, weight.Moment1, weight.Moment2);
            return;
        }

        var value = weight.Value.index_select(0, rows);
        var moment1 = weight.Moment1.index_select(0, rows);
        var moment2 = weight.Moment2?.index_select(0, rows);
        Move(weight, gradient with { Rows = null }, options.Optimizer, step, value, moment1, moment2);
        weight.Value.index_copy_(0, rows, value);
        weight.Moment1.index_copy_(0, rows, moment1);
        if (moment2 is not null) weight.Moment2!.index_copy_(0, rows, moment2);
    }

    private static void Move(
        TorchWeight weight, Gradient gradient, Optimizer optimizer, Step step, torch.Tensor w, torch.Tensor m, torch.Tensor? v)
    {
        var penalty = 2.0 * weight.Weight.L2;
        if (optimizer is Sgd sgd) Sgd(w, m, gradient, step, sgd.DecayOf(weight.Weight) + penalty);
        else if (AdamStep.At(optimizer, step, weight.Weight) is { } adam)
            Adam(w, m, v!, gradient, adam with { Decay = adam.Decay + penalty });
        else throw new NotSupportedException($"The torch engine has no optimiser {optimizer.GetType().Name}.");
    }

    private static void Sgd(torch.Tensor w, torch.Tensor v, Gradient gradient, Step step, double decay)
    {
        using Scalar momentum = step.Momentum, penalty = decay, back = -step.LearningRate;
        v.mul_(momentum);
        gradient.AddTo(v, 1);
        if (decay != 0) v.add_(w, penalty);
        w.add_(v, back);
    }

    private static void Adam(torch.Tensor w, torch.Tensor m, torch.Tensor v, Gradient gradient, AdamStep a)
    {
        using Scalar keep = a.Keep, beta1 = a.Beta1, beta2 = a.Beta2, rootScale = a.RootScale, epsilon = a.Epsilon, back = -a.Rate;
        if (a.Keep != 1) w.mul_(keep);
        if (a.Decay != 0) gradient = gradient.WithDecay(w, a.Decay);
        m.mul_(beta1);
        gradient.AddTo(m, 1 - a.Beta1);
        v.mul_(beta2);
        gradient.Squared().AddTo(v, 1 - a.Beta2);
        w.addcdiv_(m, v.sqrt().mul_(rootScale).Plus(epsilon), back);
    }
}
