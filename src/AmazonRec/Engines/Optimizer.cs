using System.Text.Json.Serialization;

namespace AmazonRec.Engines;

/// <summary>How weights follow their gradients.</summary>
/// <param name="LearningRate">Step size before decay.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "name")]
[JsonDerivedType(typeof(Sgd), "sgd")]
[JsonDerivedType(typeof(Adam), "adam")]
[JsonDerivedType(typeof(AdamW), "adamw")]
[JsonDerivedType(typeof(PerSampleSgd), "per-sample-sgd")]
[JsonDerivedType(typeof(GibbsSampling), "gibbs")]
public abstract record Optimizer(double LearningRate)
{
    /// <summary>Inverse-time decay: step t, from 0, has the learning rate lr / (1 + decay t).</summary>
    public double Decay { get; init; }

    /// <summary>The momentum, or Adam's β1, of a step; a schedule may change it from step to step.</summary>
    internal abstract double StepMomentum { get; }

    /// <summary>Whether a step is over all training rows, in their order, whatever the batch.</summary>
    internal virtual bool TakesAllRows => false;

    /// <summary>After how many epochs a checkpoint is due: more where an epoch takes less time than writing it.</summary>
    internal virtual int EpochsBetweenCheckpoints => 1;

    /// <summary>Refuses numbers that no step can be taken with.</summary>
    /// <exception cref="ArgumentException">A number is out of range; the message names it.</exception>
    internal virtual void Validate()
    {
        if (!(LearningRate > 0 && double.IsFinite(LearningRate)))
            throw new ArgumentException($"The learning rate is {LearningRate}; it must be above 0.");
        if (!(Decay >= 0 && double.IsFinite(Decay)))
            throw new ArgumentException($"The learning rate's decay is {Decay}; it must not be negative.");
    }

    /// <summary>Refuses a momentum or β outside [0, 1).</summary>
    private protected static void CheckDecayed(string name, double value)
    {
        if (!(value >= 0 && value < 1)) throw new ArgumentException($"The {name} is {value}; it must be at least 0 and below 1.");
    }

    /// <summary>Refuses a negative or infinite strength.</summary>
    private protected static void CheckStrength(string name, double value)
    {
        if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentException($"The {name} is {value}; it must not be negative.");
    }

    /// <summary>Learning rate of step <paramref name="step"/>, from 0.</summary>
    public double LearningRateAt(long step) => LearningRate / (1.0 + (Decay * step));
}
