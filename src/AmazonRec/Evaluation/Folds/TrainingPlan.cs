using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Evaluation.Folds;

/// <summary>What is trained on one fold, and how.</summary>
/// <param name="Model">The graph.</param>
/// <param name="Options">How it is trained; the fold says on how many threads.</param>
/// <param name="Features">Content of the items, as learned from this fold's training rows alone.</param>
public sealed record TrainingPlan(Model Model, TrainingOptions Options, IReadOnlyList<ItemFeatures> Features);
