using System.Text.Json.Serialization;

namespace AmazonRec.Engines;

/// <summary>How weights follow their gradients.</summary>
/// <param name="LearningRate">Step size before decay.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "name")]
[JsonDerivedType(typeof(Sgd), "sgd")]
[JsonDerivedType(typeof(Adam), "adam")]
[JsonDerivedType(typeof(AdamW), "adamw")]
[JsonDerivedType(typeof(PerSampleSgd), "per-sample-sgd")]
public abstract record Optimizer(double LearningRate)
{
    /// <summary>Inverse-time decay: step t, from 0, has the learning rate lr / (1 + decay t).</summary>
    public double Decay { get; init; }

    /// <summary>The momentum, or Adam's β1, of a step; a schedule may change it from step to step.</summary>
    internal abstract double StepMomentum { get; }

    /// <summary>Learning rate of step <paramref name="step"/>, from 0.</summary>
    public double LearningRateAt(long step) => LearningRate / (1.0 + (Decay * step));
}
