namespace AmazonRec.Training;

/// <summary>One step of a learning-rate search.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Loss">Mean loss of its batch, before the step.</param>
/// <param name="Smoothed">Exponential average of the losses so far, debiased.</param>
public sealed record LearningRatePoint(double Rate, double Loss, double Smoothed);
