using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Results;

/// <summary>A model against another on some of the test rows.</summary>
/// <param name="Of">Which rows, such as "all".</param>
/// <param name="Count">How many.</param>
/// <param name="Against">Name of the other.</param>
/// <param name="AgainstRmse">The other's RMSE on them.</param>
/// <param name="Comparison">This model less the other.</param>
public sealed record SliceComparison(string Of, int Count, string Against, double AgainstRmse, Comparison Comparison)
{
    private const int Rare = 5;

    /// <summary>Over all rows, and over those whose item has up to five training rows where there are two of them.</summary>
    internal static IReadOnlyList<SliceComparison> Between(
        string model, Predictions predictions, string other, Predictions against, BootstrapOptions draws)
    {
        int[] rare = [.. Enumerable.Range(0, predictions.Count).Where(row => predictions.ItemRatings[row] <= Rare)];
        var all = Make("all", predictions, against);
        return rare.Length < 2 || rare.Length == predictions.Count
            ? [all]
            : [all, Make($"0-{Rare}", predictions.Rows(rare), against.Rows(rare))];

        SliceComparison Make(string of, Predictions own, Predictions others) =>
            new(of, own.Count, other, others.Metrics().Rmse, AmazonRec.Evaluation.Inference.Comparison.Measure(model, own, others, draws));
    }
}
