using AmazonRec.Evaluation.Inference;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Evaluation.Folds;

/// <summary>What a cross-validation tells: metrics over the folds, models against one baseline, and where they err.</summary>
/// <param name="Result">The folds.</param>
/// <param name="Intervals">The metrics on all test rows together, by candidate.</param>
/// <param name="Comparisons">Each model against the yardstick, the tuned-bias baseline; null where there is nothing to compare.</param>
/// <param name="Slices">Errors by candidate on parts of all test rows.</param>
/// <param name="Calibrations">Calibration on all test rows, by candidate.</param>
public sealed record CrossValidationReport(
    CrossValidationResult Result,
    IReadOnlyDictionary<string, RatingIntervals> Intervals,
    MultipleComparisons? Comparisons,
    IReadOnlyDictionary<string, Slices> Slices,
    IReadOnlyDictionary<string, Calibration> Calibrations)
{
    /// <summary>The report of a result.</summary>
    /// <param name="result">The folds.</param>
    /// <param name="baselines">Names of the candidates that are trivial. Models are set against tuned-bias; where it is not among them,
    /// against the last.</param>
    /// <param name="options">How intervals are drawn.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static CrossValidationReport FromResult(
        CrossValidationResult result, IReadOnlyCollection<string> baselines, BootstrapOptions options)
    {
        var models = result.Candidates.Where(c => !baselines.Contains(c.Name)).ToArray();
        var against = Baseline.YardstickOf(result.Candidates.Select(c => c.Name).Where(baselines.Contains));
        var yardstick = result.Candidates.FirstOrDefault(c => c.Name == against);
        return new CrossValidationReport(
            result,
            ByName(c => Bootstrap.Intervals(c.Pooled, options)),
            yardstick is null || models.Length == 0
                ? null
                : new MultipleComparisons(
                    yardstick.Name, [.. models.Select(m => Comparison.Measure(m.Name, m.Pooled, yardstick.Pooled, options))]),
            ByName(c => Evaluation.Slices.Measure(c.Pooled, options)),
            ByName(c => Calibration.Measure(c.Pooled)));

        Dictionary<string, T> ByName<T>(Func<CandidateResult, T> of) => result.Candidates.ToDictionary(c => c.Name, of);
    }
}
