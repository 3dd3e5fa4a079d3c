namespace AmazonRec.Engines;

/// <summary>Where training stands and how far one step goes. Whoever trains owns these; the network only obeys.</summary>
/// <param name="Number">Steps taken before this one.</param>
/// <param name="LearningRate">Of this step.</param>
/// <param name="Momentum">Of this step: SGD's momentum or Adam's β1.</param>
public readonly record struct Step(long Number, double LearningRate, double Momentum)
{
    /// <summary>Step <paramref name="number"/> of an optimiser without a schedule but its own decay.</summary>
    public static Step At(Optimizer optimizer, long number) => new(number, optimizer.LearningRateAt(number), optimizer.StepMomentum);
}
