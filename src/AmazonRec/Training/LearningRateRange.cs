namespace AmazonRec.Training;

/// <summary>The rates that a learning-rate finder tries, evenly spread on a logarithmic scale; fastai's by default.</summary>
/// <param name="From">The first rate.</param>
/// <param name="To">The rate that the last step comes near to.</param>
/// <param name="Steps">How many optimiser steps.</param>
public sealed record LearningRateRange(double From = 1e-7, double To = 10, int Steps = 100)
{
    /// <summary>The rate of a step, from 0.</summary>
    public double At(int step) => From * Math.Pow(To / From, (double)step / Steps);

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        if (!(From > 0 && To > From && double.IsFinite(To)))
            throw new ArgumentException(
                $"The learning rates go from {From} to {To}; the first must be above 0 (--first-rate), the last above the first "
                + "(--last-rate).");
        if (Steps < 20) throw new ArgumentException($"{Steps} steps are too few to find a learning rate; take at least 20 (--steps).");
    }
}
