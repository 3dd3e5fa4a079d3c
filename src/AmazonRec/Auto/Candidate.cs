using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>A model that may become a part of the blend.</summary>
/// <param name="Family">Candidates of one family are other options of the same; the best of them becomes the part.</param>
/// <param name="Model">Name in the zoo; the tuned baseline by its own.</param>
/// <param name="Options">What is chosen about the model.</param>
/// <param name="Training">How it is trained.</param>
internal sealed record Candidate(string Family, string Model, ModelOptions Options, TrainingOptions Training)
{
    /// <summary>Seconds that a training takes, about: of rows, factors and epochs on two cores of a laptop, and of no clock.</summary>
    /// <param name="rows">Training rows.</param>
    public double Seconds(int rows) => Model == Portfolio.Baseline
        ? 1e-5 * rows
        : Portfolio.SecondsPerNumber(Model) * rows * ((Options.Factors ?? 0) + 4) * Training.Epochs;

    /// <summary>The options in words.</summary>
    public string InWords() => Options.Factors is { } factors
        ? $"{factors} factors{(Training.Optimizer is Engines.PerSampleSgd sgd ? $", regularization {sgd.Regularization}" : "")}"
        : "";
}
