using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Results;

/// <summary>One model of a study in one setting.</summary>
/// <param name="Name">What the study calls it.</param>
/// <param name="IsBaseline">Whether it is a trivial baseline.</param>
/// <param name="Reported">The published numbers; null where there are none.</param>
/// <param name="Rmse">On the test rows; over folds the mean. The interval is of test users drawn anew with all their rows, as
/// <see cref="StudyResult.Draws"/> says.</param>
/// <param name="Mae">Likewise.</param>
/// <param name="Pearson">Likewise.</param>
/// <param name="Folds">The metrics of each split.</param>
/// <param name="ByItemRatings">Errors by how often the item was seen in training.</param>
/// <param name="Seconds">Wall time of fitting and predicting.</param>
public sealed record ModelResult(
    string Name,
    bool IsBaseline,
    Reported? Reported,
    Interval Rmse,
    Interval Mae,
    Interval Pearson,
    IReadOnlyList<RatingMetrics> Folds,
    IReadOnlyList<Slice> ByItemRatings,
    double Seconds)
{
    /// <summary>Mean squared error, over splits the mean; NaN without metrics of splits.</summary>
    public double Mse() => Folds.Count > 0 ? Folds.Average(f => f.Rmse * f.Rmse) : double.NaN;

    /// <summary>Where its time went; null in results of before this was measured.</summary>
    public StepSeconds? Steps { get; init; }

    /// <summary>In what it differs from the published options, and why; null where it does not.</summary>
    public string? Adjustment { get; init; }

    /// <summary>What it chose by the training rows of each split; empty where there was nothing to choose.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How it was trained on the first split; null for what is not trained by epochs.</summary>
    public History? History { get; init; }

    /// <summary>
    /// Whether a prediction of 4 stars gets 4 stars on average; null for baselines, and in results of before this was looked at.
    /// </summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Some of its predictions on the first split, beside the ratings; null where the study draws none.</summary>
    public PredictionSample? Shown { get; init; }

    /// <summary>Against the yardstick, the tuned-bias baseline, on the same rows; null for baselines.</summary>
    public Comparison? AgainstBaseline { get; init; }

    /// <summary>Whether it is trained until the rows it is to decide by say stop.</summary>
    public bool StopsEarly { get; init; }

    /// <summary>
    /// Less itself in the setting that this one varies, on the same test rows; null where those differ, where the change can't touch it,
    /// and where nothing is varied.
    /// </summary>
    public Comparison? AgainstVaried { get; init; }

    /// <summary>Against the study's own reference, over all rows and over those of rare items; empty where the study names none.</summary>
    public IReadOnlyList<SliceComparison> AgainstReference { get; init; } = [];
}
