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
    /// <exception cref="ArgumentException">There are no ratings.</exception>
    public static IReadOnlyList<Split> StratifiedFolds(Ratings ratings, int folds, ulong seed = 0)
    {
        ratings.RequireRatings("folds stratified by rating");
        Check(folds, ratings.Count);
        return Make(
            "stratified fold",
            seed,
            ratings,
            folds,
            DealtFolds.OfEach(Strata.ByRating(ratings), ratings.Count, folds, RandomSource.For(seed, "folds stratified")));
    }

    /// <summary>
    /// k splits whose test sets partition the rows at random, <see cref="Copies"/> of each other together; without validation rows.
    /// </summary>
    /// <exception cref="ArgumentException">The groups of copies are too few or too large for so many folds.</exception>
    public static IReadOnlyList<Split> GroupedFolds(Ratings ratings, int folds, ulong seed = 0)
    {
        Check(folds, ratings.Count);
        var copies = Copies.Find(ratings);
        return Make(
            "grouped fold",
            seed,
            ratings,
            folds,
            WholeGroups.Folds(copies.Group, copies.Count, folds, RandomSource.For(seed, "folds grouped")));
    }

    /// <summary>
    /// What may be seen of this split by whoever fits something on it: the rows to train on, some of them drawn at random to decide by, and
    /// no rows to report on. Where the split keeps copies together, so does the draw.
    /// </summary>
    /// <param name="validation">Share of the training rows to decide by, rounded; 0 for those that the split has, if any.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">The share is out of range, there are validation rows already, or copies leave no row to train
    /// on.</exception>
    public Split WithoutTest(double validation = 0, ulong seed = 0)
    {
        if (!(validation >= 0 && validation < 1))
            throw new ArgumentException($"The share of validation rows is {validation}; it must be at least 0 and below 1.");
        if (validation > 0 && Validation.Count > 0)
            throw new ArgumentException($"The split '{Method}' has validation rows already; none are drawn beside them.");
        var none = Test.Rows([]);
        var count = (int)Math.Round(Train.Count * validation);
        if (count == 0)
            return new Split(
                Method, Seed, Shares, Protocol.Clean, assignment: null, Train, Protocol == Protocol.AsReported ? none : Validation, none);
        var source = RandomSource.For(seed, "fold validation");
        var drawn = KeepsCopiesTogether && Copies.Find(Train) is var copies
            ? WholeGroups.ByRows(copies.Group, copies.Count, new SplitShares(Test: 0, validation), source)
            : DrawnRows.OfAll(Train.Count, tests: 0, count, source);
        if (drawn.CountOf(Part.Train) == 0)
            throw new ArgumentException(
                $"The {Train.Count:N0} training rows of the split '{Method}' are copies of too few to decide by some and train on "
                + "others. Take a smaller share, or none.");
        return new Split(
            Method,
            seed,
            Shares,
            Protocol.Clean,
            assignment: null,
            drawn.Select(Train, Part.Train),
            drawn.Select(Train, Part.Validation),
            none);
    }

    /// <summary>All rows of this split to train on, its test rows among them, and none to decide by or to report on.</summary>
    internal Split OnAllRows() => new(
        Method, Seed, Shares, Protocol.AsReported, assignment: null, BeforeTest.And(Test), Train.Rows([]), Train.Rows([]));

    private bool KeepsCopiesTogether => Method.StartsWith("grouped", StringComparison.Ordinal);

    private static void Check(int folds, int rows)
    {
        if (folds < 2 || folds > rows)
            throw new ArgumentOutOfRangeException(nameof(folds), folds, $"Between 2 folds and {rows}, the number of rows.");
    }

    private static Split[] Make(string name, ulong seed, Ratings ratings, int folds, int[] foldOf)
    {
        return [
            .. Enumerable.Range(0, folds)
            .Select(fold => Make($"{name} {fold + 1} of {folds}", seed, shares: null, decides: false, ratings, Of(fold)))];

        Assignment Of(int fold)
        {
            var parts = new Part[foldOf.Length];
            for (var row = 0; row < parts.Length; row++) parts[row] = foldOf[row] == fold ? Part.Test : Part.Train;
            return new Assignment(parts);
        }
    }
}
