using AmazonRec.Evaluation;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>What training one model on one split came to.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Options">How it was trained.</param>
/// <param name="History">How training went.</param>
/// <param name="Validation">Metrics on the validation rows; null without such rows.</param>
/// <param name="Test">Metrics on the test rows.</param>
/// <param name="Seconds">Wall time of training and evaluation.</param>
public sealed record ModelRun(string Model, TrainingOptions Options, History History, RatingMetrics? Validation, RatingMetrics Test, double Seconds);
