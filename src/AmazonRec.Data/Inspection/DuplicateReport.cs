namespace AmazonRec.Data.Inspection;

/// <summary>Which rows of a file are copies, by kind. A row can be of several kinds.</summary>
/// <param name="HasTexts">Whether the file holds texts; without them only copies of user and item can be told.</param>
/// <param name="RepeatedPairs">Rows beyond the first with the same user and item.</param>
/// <param name="RepeatedTexts">How many times a user's text stands on a further item.</param>
/// <param name="EqualRows">Rows equal to one before them in user, item, text, time and rating.</param>
/// <param name="Texts">Rows left when each user's texts are kept once; without texts, each user's items.</param>
/// <param name="Groups">Groups of rows that are copies of each other, a row without a copy being a group of its own.</param>
/// <param name="RowsInGroups">Rows that have a copy.</param>
/// <param name="LargestGroup">Rows of the largest group.</param>
/// <param name="ItemGroups">Items that carry the same reviews, those with most shared reviews first.</param>
public sealed record DuplicateReport(
    bool HasTexts,
    int RepeatedPairs,
    int RepeatedTexts,
    int EqualRows,
    int Texts,
    int Groups,
    int RowsInGroups,
    int LargestGroup,
    IReadOnlyList<ItemGroup> ItemGroups)
{
    /// <summary>The report on ratings. Linear in the rows, but for the few that one user has.</summary>
    public static DuplicateReport Measure(Ratings ratings, CancellationToken cancellation = default) =>
        Measure(ratings, Copies.Find(ratings, cancellation), cancellation);

    /// <summary>The report on ratings whose copies are known already.</summary>
    public static DuplicateReport Measure(Ratings ratings, Copies copies, CancellationToken cancellation = default)
    {
        var sizes = new int[copies.Count];
        foreach (var group in copies.Group) sizes[group]++;
        var (inGroups, largest) = (0, 0);
        foreach (var size in sizes)
        {
            if (size > 1) inGroups += size;
            largest = Math.Max(largest, size);
        }

        var reviews = SharedReviews.Find(ratings, cancellation);
        return new DuplicateReport(
            ratings.TextHash is not null, reviews.RepeatedPairs, reviews.RepeatedTexts, reviews.EqualRows, copies.Texts, copies.Count,
            inGroups, largest,
            Inspection.ItemGroups.Find(ratings, reviews, cancellation));
    }
}
