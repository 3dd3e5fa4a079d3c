namespace AmazonRec.Engines;

/// <summary>Stochastic gradient descent with momentum: v = μ v + g, w -= lr v.</summary>
/// <param name="LearningRate">lr.</param>
/// <param name="Momentum">μ; 0 for none.</param>
/// <param name="WeightDecay">λ: g += λ w before the step.</param>
public sealed record Sgd(double LearningRate, double Momentum = 0, double WeightDecay = 0) : Optimizer(LearningRate)
{
    internal override double StepMomentum => Momentum;

    internal override void Validate()
    {
        base.Validate();
        CheckDecayed("momentum", Momentum);
        CheckStrength("weight decay", WeightDecay);
    }
}
