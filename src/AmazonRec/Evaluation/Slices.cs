using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation;

/// <summary>
/// Where a model errs. Slices by how often users and items were seen in training are known before the rating is; slices by the rating
/// itself are not, and every model that predicts near the mean looks bad on rare stars.
/// </summary>
/// <param name="ByItemRatings">By how many training rows the item has: 0, 1-5, 6-20, more.</param>
/// <param name="ByUserRatings">By how many the user has.</param>
/// <param name="ByRating">By the actual rating, to the nearest half.</param>
public sealed record Slices(IReadOnlyList<Slice> ByItemRatings, IReadOnlyList<Slice> ByUserRatings, IReadOnlyList<Slice> ByRating)
{
    private static readonly (string Of, int From)[] Seen = [("0", 0), ("1-5", 1), ("6-20", 6), ("more than 20", 21)];

    /// <summary>All slices of some predictions. The rows of each grouping add up to all rows; a slice may have none.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static Slices Measure(Predictions predictions, BootstrapOptions? options = null)
    {
        options ??= new();
        options.Validate();
        var ratings = Array.ConvertAll(predictions.Actual, rating => Math.Round(rating * 2, MidpointRounding.AwayFromZero) / 2);
        return new Slices(
            ByItems(predictions, options),
            BySeen(predictions, predictions.UserRatings, options),
            [.. ratings.Distinct().Order().Select(rating => Measure(predictions, $"{rating}", row => ratings[row] == rating, options))]);
    }

    /// <summary>Those by how many training rows the item has, alone.</summary>
    internal static IReadOnlyList<Slice> ByItems(Predictions predictions, BootstrapOptions options) =>
        BySeen(predictions, predictions.ItemRatings, options);

    private static Slice[] BySeen(Predictions predictions, int[] seen, BootstrapOptions options)
    {
        var bins = Array.ConvertAll(seen, ratings => Array.FindLastIndex(Seen, bin => ratings >= bin.From));
        return [.. Seen.Select((bin, at) => Measure(predictions, bin.Of, row => bins[row] == at, options))];
    }

    private static Slice Measure(Predictions predictions, string of, Predicate<int> holds, BootstrapOptions options) =>
        Slice.For(of, predictions.Rows([.. Enumerable.Range(0, predictions.Count).Where(row => holds(row))]), options);
}
