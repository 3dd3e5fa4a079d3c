using AmazonRec.Compute;
using AmazonRec.Data.Filtering;

namespace AmazonRec.Data;

/// <summary>
/// Filters of ratings. Each adds what it left to <see cref="Ratings.Funnel"/>; rows stay in order, and ids that lost all their rows leave
/// the vocabularies. <see cref="FilterPlan"/> applies several in a fixed order.
/// </summary>
public static class Filters
{
    /// <summary>
    /// Keeps rows whose item has more than <paramref name="perItem"/> ratings and whose user has more than <paramref name="perUser"/>,
    /// in one pass: both counts are taken before anything is dropped, so users and items at or below the bounds can remain afterwards.
    /// A bound of 0 keeps all.
    /// </summary>
    public static Ratings WithMoreThan(this Ratings ratings, int perUser, int perItem)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perUser);
        ArgumentOutOfRangeException.ThrowIfNegative(perItem);
        var (selection, least) = (new Selection(ratings), new LeastRatings(perUser, perItem));
        if (perItem > 0) selection.KeepAbove(perItem, ratings.Item, ratings.CountsPerItem(), least.ItemStep);
        if (perUser > 0) selection.KeepAbove(perUser, ratings.User, ratings.CountsPerUser(), least.UserStep);
        return selection.ToRatings();
    }

    /// <summary>
    /// Keeps the largest set of rows in which each user has at least <paramref name="perUser"/> ratings and each item at least
    /// <paramref name="perItem"/>: users and items below are dropped, again and again, until none is left below. The funnel says how
    /// many rounds that took.
    /// </summary>
    public static Ratings KCore(this Ratings ratings, int perUser, int perItem)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perUser, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(perItem, 1);
        var selection = new Selection(ratings);
        var rounds = Core.Peel(ratings, perUser, perItem, selection.Kept);
        selection.Close(FunnelNames.Core(perUser, perItem, rounds));
        return selection.ToRatings();
    }

    /// <summary>Keeps ratings of a span of days, in UTC.</summary>
    /// <param name="ratings">All of which have a time.</param>
    /// <param name="from">The first day that is kept; null for no bound.</param>
    /// <param name="to">The first day after, which is not kept any more; null for no bound.</param>
    /// <exception cref="ArgumentException">Rows have no time, there is no bound, or none between them.</exception>
    public static Ratings Between(this Ratings ratings, DateOnly? from, DateOnly? to)
    {
        if (from is null && to is null) throw new ArgumentException("Ratings between two days need a first day, or a day to end before.");
        if (from >= to)
            throw new ArgumentException($"No day lies from {from:yyyy-MM-dd} to before {to:yyyy-MM-dd}. The end is not part of the span.");
        Times.RequireSeconds(ratings, "a span of days");
        var selection = new Selection(ratings);
        selection.KeepTimes(Seconds(from) ?? long.MinValue, Seconds(to) ?? long.MaxValue);
        selection.Close(FunnelNames.Between(from, to));
        return selection.ToRatings();
    }

    /// <summary>The first second of a day in UTC.</summary>
    internal static long? Seconds(DateOnly? day) =>
        day is { } d ? new DateTimeOffset(d.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToUnixTimeSeconds() : null;

    /// <summary>Keeps one row of those with the same user and item.</summary>
    public static Ratings WithoutCopies(this Ratings ratings, Keep keep = Keep.Last)
    {
        var selection = new Selection(ratings);
        var values = keep == Keep.Mean ? (float[])ratings.Value.Clone() : ratings.Value;
        RepeatedPairs.Drop(ratings, keep, selection.Kept, values);
        selection.Close(FunnelNames.WithoutCopies(keep));
        return selection.ToRatings(values);
    }

    /// <summary>
    /// Keeps one row of those with the same user and text, on whichever items: the earliest, and of equal times the first in the file.
    /// Rows without a text stay, but for one that is equal to another in user, time and rating on the same item, or on items that share a
    /// text, as for <see cref="Copies"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The ratings come without texts.</exception>
    public static Ratings WithoutRepeatedTexts(this Ratings ratings)
    {
        if (ratings.TextHash is null)
            throw new ArgumentException(
                "These ratings come without texts, so repeated ones can't be told. Leave out .WithoutRepeatedTexts() (on the command line, "
                + "--texts), or read a file of reviews: JSON lines, or columns of which one holds texts (\"text=NAME\" among "
                + "ReadOptions.Columns, --columns ...,text=NAME).");
        var selection = new Selection(ratings);
        RepeatedTexts.Drop(ratings, TextKeys.Compute(ratings)!, selection.Kept);
        selection.Close("without repeated texts of a user");
        return selection.ToRatings();
    }

    /// <summary>Each review once: one row for each user and text where there are texts, then one for each user and item.</summary>
    internal static Ratings WithEachReviewOnce(this Ratings ratings) =>
        (ratings.TextHash is null ? ratings : ratings.WithoutRepeatedTexts()).WithoutCopies();

    /// <summary>Draws ratings of one star down to the number of another; all are kept where there are no more of them.</summary>
    /// <param name="ratings">The rows.</param>
    /// <param name="star">The frequent star.</param>
    /// <param name="asManyAs">The star that gives the number.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">There is no rating of <paramref name="asManyAs"/>.</exception>
    public static Ratings Balanced(this Ratings ratings, float star, float asManyAs, ulong seed = 0)
    {
        var (total, wanted) = (ratings.Value.AsSpan().Count(star), ratings.Value.AsSpan().Count(asManyAs));
        if (star == asManyAs)
            throw new ArgumentException($"Ratings of {star} can't be balanced with themselves. Name two different stars.");
        if (wanted == 0)
            throw new ArgumentException($"There is no rating of {asManyAs}, so none of {star} would be left. Name a star that occurs.");
        var selection = new Selection(ratings);
        var draw = new Draw(RandomSource.For(seed, "balance"), wanted, total);
        for (var row = 0; row < ratings.Count; row++)
            if (ratings.Value[row] == star) selection.Kept[row] = draw.Next();
        selection.Close($"at most as many ratings of {star} as of {asManyAs}, seed {seed}");
        return selection.ToRatings();
    }

    /// <summary>Keeps all rows of some users, drawn at random; all users where there are no more than asked for.</summary>
    public static Ratings SampleUsers(this Ratings ratings, int count, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var rows = ratings.CountsPerUser();
        var present = rows.Length - rows.AsSpan().Count(0);
        var draw = new Draw(RandomSource.For(seed, "sample users"), count, present);
        var drawn = new bool[rows.Length];
        for (var user = 0; user < rows.Length; user++) drawn[user] = rows[user] > 0 && draw.Next();
        var selection = new Selection(ratings);
        for (var row = 0; row < ratings.Count; row++) selection.Kept[row] = drawn[ratings.User[row]];
        selection.Close($"{Math.Min(count, present)} users drawn, seed {seed}");
        return selection.ToRatings();
    }

    /// <summary>Keeps some rows, drawn at random; all where there are no more than asked for.</summary>
    public static Ratings SampleRows(this Ratings ratings, int count, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var selection = new Selection(ratings);
        var draw = new Draw(RandomSource.For(seed, "sample rows"), count, ratings.Count);
        for (var row = 0; row < ratings.Count; row++) selection.Kept[row] = draw.Next();
        selection.Close($"{Math.Min(count, ratings.Count)} rows drawn, seed {seed}");
        return selection.ToRatings();
    }
}
