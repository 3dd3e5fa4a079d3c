using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>A model of a study.</summary>
/// <param name="Name">What the study calls it.</param>
/// <param name="Model">The graph.</param>
/// <param name="Options">As published.</param>
/// <param name="Reported">The published numbers.</param>
public sealed record StudyModel(string Name, Model Model, TrainingOptions Options, Reported Reported);
