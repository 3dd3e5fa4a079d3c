using AmazonRec.Models;

namespace AmazonRec.Studies.Running;

/// <summary>A model of a study, fitted.</summary>
/// <param name="Predictor">What predicts.</param>
/// <param name="Adjustment">In what it differs from the published options, and why; null where it does not.</param>
public sealed record StudyFit(IRatingPredictor Predictor, string? Adjustment = null)
{
    /// <summary>Seconds of it that went into the content that it reads.</summary>
    public double FeatureSeconds { get; init; }

    /// <summary>Whether it was trained until the rows it is to decide by said stop.</summary>
    public bool StopsEarly { get; init; }

    /// <summary>What it chose by the fold's training rows; null where there was nothing to choose.</summary>
    public string? Choice { get; init; }
}
