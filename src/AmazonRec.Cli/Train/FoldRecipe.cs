using AmazonRec.Training;

namespace AmazonRec.Cli.Train;

/// <summary>How a model is trained on a fold.</summary>
/// <param name="Training">The options.</param>
/// <param name="Validation">Share of the fold's training rows to stop by; 0 where it does not stop early.</param>
internal sealed record FoldRecipe(TrainingOptions Training, double Validation);
