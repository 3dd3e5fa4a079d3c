using System.Text.Json.Serialization;

namespace AmazonRec.Engines;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): w -= lr λ w beside the step, as PyTorch has it.</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="WeightDecay">λ.</param>
/// <param name="Beta1">Decay of the mean gradient.</param>
/// <param name="Beta2">Decay of the mean squared gradient.</param>
/// <param name="Epsilon">Keeps the quotient finite.</param>
public sealed record AdamW(
    double LearningRate = 0.001, double WeightDecay = 0.01, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8)
    : Optimizer(LearningRate)
{
    /// <summary>Whether biases, of users and items as of dense layers, and gain and bias of norms, are spared the decay, as fastai does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SparesBiasesAndNorms { get; init; }

    internal override double StepMomentum => Beta1;

    internal override void Validate()
    {
        base.Validate();
        CheckDecayed("decay of the mean gradient (beta 1)", Beta1);
        CheckDecayed("decay of the mean squared gradient (beta 2)", Beta2);
        if (!(Epsilon > 0)) throw new ArgumentException($"Adam's epsilon is {Epsilon}; it must be above 0.");
        CheckStrength("weight decay", WeightDecay);
    }
}
