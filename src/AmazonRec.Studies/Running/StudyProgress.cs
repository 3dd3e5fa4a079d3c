using AmazonRec.Training;

namespace AmazonRec.Studies.Running;

/// <summary>Where a study stands.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Setting">The setting under way.</param>
/// <param name="Model">The model under way.</param>
/// <param name="Fold">The split under way, from 1.</param>
/// <param name="Folds">How many there are.</param>
/// <param name="Training">Where its training stands.</param>
public readonly record struct StudyProgress(string Study, string Setting, string Model, int Fold, int Folds, TrainingProgress Training);
