using AmazonRec.Compute;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Data;

/// <content>Splits drawn at random.</content>
public sealed partial class Split
{
    /// <summary>Rows drawn at random, without regard to user, item or time. Shares are of all rows, rounded up for the test set.</summary>
    /// <param name="ratings">All rows.</param>
    /// <param name="test">Share of the rows to report on, above 0 and below 1.</param>
    /// <param name="validation">Share of the rows to decide by, 0 for none.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">A share is out of range, or a part would be empty.</exception>
    public static Split Random(Ratings ratings, double test, double validation = 0, ulong seed = 0)
    {
        var shares = Valid(test, validation);
        var (tests, validations) = (shares.TestOf(ratings.Count), shares.ValidationOf(ratings.Count));
        if (tests + validations >= ratings.Count || (validation > 0 && validations == 0))
            throw new ArgumentException(
                $"{ratings.Count} rows are too few to split into training, {validation:P0} validation and {test:P0} test rows. Take "
                + $"more rows{(validation > 0 ? ", or do without validation rows (--validation 0)" : " or another share (--test)")}.");
        return Make(
            "random",
            seed,
            shares,
            shares.Validation > 0,
            ratings,
            DrawnRows.OfAll(ratings.Count, tests, validations, RandomSource.For(seed, "split")));
    }

    /// <summary>
    /// The same share of each user's rows, drawn at random and rounded. At least one row of each user is trained on; where a user's rows
    /// are so few that the share rounds to none (two rows and a fifth), all are.
    /// </summary>
    /// <inheritdoc cref="Random"/>
    public static Split PerUser(Ratings ratings, double test, double validation = 0, ulong seed = 0)
    {
        var shares = Valid(test, validation);
        return Make(
            "per-user",
            seed,
            shares,
            shares.Validation > 0,
            ratings,
            DrawnRows.OfEach(RowIndex.ByUser(ratings), shares, ratings.Count, RandomSource.For(seed, "split per user")));
    }

    /// <summary>
    /// The same share of each item's rows, drawn at random and rounded, as in the comparisons of recommenders-team (75 % to train on,
    /// stratified by item). At least one row of each item is trained on; where an item's rows are so few that the share rounds to none,
    /// all are.
    /// </summary>
    /// <inheritdoc cref="Random"/>
    public static Split PerItem(Ratings ratings, double test, double validation = 0, ulong seed = 0)
    {
        var shares = Valid(test, validation);
        return Make(
            "per-item",
            seed,
            shares,
            shares.Validation > 0,
            ratings,
            DrawnRows.OfEach(RowIndex.ByItem(ratings), shares, ratings.Count, RandomSource.For(seed, "split per item")));
    }

    /// <summary>
    /// The same share of the rows of each rating, drawn at random and rounded, so that all parts have the stars of the whole.
    /// </summary>
    /// <inheritdoc cref="Random"/>
    /// <exception cref="ArgumentException">There are no ratings, a share is out of range, or a part would be empty.</exception>
    public static Split StratifiedByRating(Ratings ratings, double test, double validation = 0, ulong seed = 0)
    {
        ratings.RequireRatings("a split stratified by rating");
        var shares = Valid(test, validation);
        return Make(
            "stratified",
            seed,
            shares,
            shares.Validation > 0,
            ratings,
            DrawnRows.OfEach(Strata.ByRating(ratings), shares, ratings.Count, RandomSource.For(seed, "split stratified")));
    }

    /// <summary>Users drawn at random, of whom training sees no row. Shares are of the users, rounded up for the test set.</summary>
    /// <inheritdoc cref="Random"/>
    public static Split ColdUsers(Ratings ratings, double test, double validation = 0, ulong seed = 0)
    {
        var shares = Valid(test, validation);
        return Make(
            "cold-users",
            seed,
            shares,
            shares.Validation > 0,
            ratings,
            WholeGroups.ByNumber(ratings.User, ratings.Users.Count, shares, RandomSource.For(seed, "split cold users")));
    }

    /// <summary>Items drawn at random, of which training sees no row. Shares are of the items, rounded up for the test set.</summary>
    /// <inheritdoc cref="Random"/>
    public static Split ColdItems(Ratings ratings, double test, double validation = 0, ulong seed = 0)
    {
        var shares = Valid(test, validation);
        return Make(
            "cold-items",
            seed,
            shares,
            shares.Validation > 0,
            ratings,
            WholeGroups.ByNumber(ratings.Item, ratings.Items.Count, shares, RandomSource.For(seed, "split cold items")));
    }

    /// <summary>
    /// Rows drawn at random, <see cref="Copies"/> of each other together. Shares are of all rows; where they end within a group of copies,
    /// the whole group comes along.
    /// </summary>
    /// <inheritdoc cref="Random"/>
    public static Split Grouped(Ratings ratings, double test, double validation = 0, ulong seed = 0)
    {
        var shares = Valid(test, validation);
        var copies = Copies.Find(ratings);
        return Make(
            "grouped",
            seed,
            shares,
            shares.Validation > 0,
            ratings,
            WholeGroups.ByRows(copies.Group, copies.Count, shares, RandomSource.For(seed, "split grouped")));
    }

    private static SplitShares Valid(double test, double validation)
    {
        var shares = new SplitShares(test, validation);
        shares.Validate();
        return shares;
    }
}
