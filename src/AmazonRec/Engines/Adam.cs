namespace AmazonRec.Engines;

/// <summary>Adam (Kingma and Ba 2015).</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Beta1">Decay of the mean gradient.</param>
/// <param name="Beta2">Decay of the mean squared gradient.</param>
/// <param name="Epsilon">Keeps the quotient finite: 1e-8 in PyTorch, 1e-7 in Keras.</param>
/// <param name="EpsilonPlacement">Where it stands.</param>
/// <param name="WeightDecay">λ: g += λ w before the step.</param>
public sealed record Adam(
    double LearningRate = 0.001,
    double Beta1 = 0.9,
    double Beta2 = 0.999,
    double Epsilon = 1e-8,
    EpsilonPlacement EpsilonPlacement = EpsilonPlacement.Torch,
    double WeightDecay = 0) : Optimizer(LearningRate)
{
    /// <summary>Adam as Keras has it by default.</summary>
    public static Adam Keras(double learningRate = 0.001) => new(learningRate, Epsilon: 1e-7, EpsilonPlacement: EpsilonPlacement.Keras);

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
