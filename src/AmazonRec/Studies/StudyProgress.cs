using AmazonRec.Data;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>Where a study stands.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Protocol">The protocol under way.</param>
/// <param name="Model">The model under way.</param>
/// <param name="Training">Where its training stands.</param>
public readonly record struct StudyProgress(string Study, Protocol Protocol, string Model, TrainingProgress Training);
