using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Given;

/// <summary>What the predictions of one file differ by from those of another for the same rows.</summary>
/// <param name="File">The file.</param>
/// <param name="Against">The other.</param>
/// <param name="Difference">How much larger its metrics are, users drawn anew; below 0 is better for errors.</param>
/// <param name="T">Test of the mean difference of squared errors, with users as clusters.</param>
/// <param name="Wilcoxon">Signed-rank test of the users' mean differences.</param>
/// <param name="AdjustedP">p of the t test, adjusted by Holm for all comparisons that are shown together.</param>
public sealed record PredictionsDifference(
    string File, string Against, RatingIntervals Difference, PairedTest T, PairedTest Wilcoxon, double AdjustedP);
