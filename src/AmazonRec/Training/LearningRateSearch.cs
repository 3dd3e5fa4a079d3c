namespace AmazonRec.Training;

/// <summary>What a learning-rate search came to.</summary>
/// <param name="Points">Its steps, until the loss rose too high.</param>
/// <param name="Suggestion">About the middle of the longest fall of the smoothed loss: fastai's <c>valley</c>.</param>
/// <param name="Steepest">Where the smoothed loss fell fastest; noise can mislead it where the loss falls little. fastai's
/// <c>steep</c>.</param>
public sealed record LearningRateSearch(IReadOnlyList<LearningRatePoint> Points, double Suggestion, double Steepest);
