namespace AmazonRec.Studies.Running;

/// <summary>
/// Where the time of a model went, over all splits of a setting: seconds on the wall. What several models share, such as texts as vectors,
/// is made once and counts for the model that asks first.
/// </summary>
/// <param name="Features">Making the content that it reads.</param>
/// <param name="Training">Fitting it.</param>
/// <param name="Predicting">Predicting the test rows.</param>
/// <param name="Evaluation">Metrics, intervals, slices and tests.</param>
public sealed record StepSeconds(double Features, double Training, double Predicting, double Evaluation);
