using System.Text.Json.Serialization;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Stochastic gradient descent with momentum: v = μ v + g, w -= lr v.</summary>
/// <param name="LearningRate">lr.</param>
/// <param name="Momentum">μ; 0 for none.</param>
/// <param name="WeightDecay">λ: g += λ w before the step.</param>
public sealed record Sgd(double LearningRate, double Momentum = 0, double WeightDecay = 0) : Optimizer(LearningRate)
{
    /// <summary>Whether biases, of users and items as of dense layers, and gain and bias of norms, are spared the decay.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SparesBiasesAndNorms { get; init; }

    internal override double StepMomentum => Momentum;

    /// <summary>The decay of one weight.</summary>
    internal double DecayOf(Weight weight) => SparesBiasesAndNorms && weight.IsBiasOrNorm ? 0 : WeightDecay;

    internal override void Validate()
    {
        base.Validate();
        CheckDecayed("momentum", Momentum);
        CheckStrength("weight decay", WeightDecay);
    }
}
