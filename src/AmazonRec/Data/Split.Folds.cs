using AmazonRec.Compute;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Data;

/// <content>Folds: several splits whose test sets partition the rows, without validation rows.</content>
public sealed partial class Split
{
    /// <summary>k splits whose test sets partition the rows at random; without validation rows.</summary>
    public static IReadOnlyList<Split> Folds(Ratings ratings, int folds, ulong seed = 0)
    {
        Check(folds, ratings.Count);
        return Make("fold", seed, ratings, folds, DealtFolds.OfAll(ratings.Count, folds, RandomSource.For(seed, "folds")));
    }

    /// <summary>k splits whose test sets partition the rows at random, each with the stars of the whole; without validation rows.</summary>
    public static IReadOnlyList<Split> StratifiedFolds(Ratings ratings, int folds, ulong seed = 0)
    {
        Check(folds, ratings.Count);
        return Make("stratified fold", seed, ratings, folds, DealtFolds.OfEach(Strata.ByRating(ratings), ratings.Count, folds, RandomSource.For(seed, "folds stratified")));
    }

    /// <summary>
    /// k splits whose test sets partition the rows at random, <see cref="Copies"/> of each other together; without validation rows.
    /// </summary>
    /// <exception cref="ArgumentException">The groups of copies are too few or too large for so many folds.</exception>
    public static IReadOnlyList<Split> GroupedFolds(Ratings ratings, int folds, ulong seed = 0)
    {
        Check(folds, ratings.Count);
        var copies = Copies.Of(ratings);
        return Make("grouped fold", seed, ratings, folds, WholeGroups.Folds(copies.Group, copies.Count, folds, RandomSource.For(seed, "folds grouped")));
    }

    private static void Check(int folds, int rows)
    {
        if (folds < 2 || folds > rows) throw new ArgumentOutOfRangeException(nameof(folds), folds, $"Between 2 folds and {rows}, the number of rows.");
    }

    private static Split[] Make(string name, ulong seed, Ratings ratings, int folds, int[] foldOf)
    {
        return [.. Enumerable.Range(0, folds).Select(fold => Make($"{name} {fold + 1} of {folds}", seed, shares: null, decides: false, ratings, Of(fold)))];

        Assignment Of(int fold)
        {
            var parts = new Part[foldOf.Length];
            for (var row = 0; row < parts.Length; row++) parts[row] = foldOf[row] == fold ? Part.Test : Part.Train;
            return new Assignment(parts);
        }
    }
}
