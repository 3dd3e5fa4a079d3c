using AmazonRec.Data;
using Microsoft.Data.Analysis;

namespace AmazonRec.Interactive;

/// <summary>Ratings as data frames, and data frames as ratings.</summary>
public static class RatingFrames
{
    private const string User = "user";
    private const string Item = "item";
    private const string Rating = "rating";
    private const string Time = "time";

    /// <summary>
    /// A row for each rating: <c>user</c> and <c>item</c> as ids, <c>rating</c> as double (as floats, means of 20 million rows are wrong),
    /// <c>time</c> as a UTC date, null where it isn't known; or <c>order</c>, from 1, where only each user's order is told. Implicit data have no ratings. Fingerprints of texts don't come along.
    /// </summary>
    /// <param name="ratings">Any.</param>
    /// <param name="codes">
    /// Whether <c>user code</c> and <c>item code</c> follow: whole numbers, by which to group faster. They share the memory of the
    /// ratings; the frame copies them before it changes them.
    /// </param>
    public static DataFrame ToDataFrame(this Ratings ratings, bool codes = false)
    {
        var frame = new DataFrame(Ids(User, ratings.Users, ratings.User), Ids(Item, ratings.Items, ratings.Item));
        if (!ratings.IsImplicit) frame.Columns.Add(Numbers(Rating, Array.ConvertAll(ratings.Value, value => (double)value)));
        if (ratings.TimeIsOrder) frame.Columns.Add(new Int64DataFrameColumn("order", ratings.Time));
        else frame.Columns.Add(new DateTimeDataFrameColumn(Time, ratings.Time.Select(Date)));
        if (!codes) return frame;
        frame.Columns.Add(Codes("user code", ratings.User));
        frame.Columns.Add(Codes("item code", ratings.Item));
        return frame;
    }

    /// <summary>Ratings of a frame's rows.</summary>
    /// <param name="frame">One row for each rating.</param>
    /// <param name="userColumn">Ids of users: text or whole numbers.</param>
    /// <param name="itemColumn">Ids of items, likewise.</param>
    /// <param name="ratingColumn">Ratings: numbers. Null for implicit data: who chose what.</param>
    /// <param name="timeColumn">Dates (UTC), or seconds since 1970, null where not known; null for <c>time</c>, if there is one.</param>
    /// <exception cref="ArgumentException">A column is missing, or holds values of another type; the message names it.</exception>
    /// <exception cref="FormatException">A row has no id, no rating or no possible time; the message names column and row.</exception>
    public static Ratings ToRatings(
        this DataFrame frame, string userColumn = User, string itemColumn = Item, string? ratingColumn = Rating, string? timeColumn = null)
    {
        var (users, user) = FrameColumns.Codes(FrameColumns.Ids(frame, userColumn));
        var (items, item) = FrameColumns.Codes(FrameColumns.Ids(frame, itemColumn));
        var value = ratingColumn is null ? [.. Enumerable.Repeat(1f, user.Length)] : FrameColumns.Numbers(frame, ratingColumn);
        timeColumn ??= frame.Columns.IndexOf(Time) >= 0 ? Time : null;
        var time = timeColumn is null ? new long[user.Length] : FrameColumns.Seconds(frame, timeColumn);
        return new Ratings(users, items, user, item, value, time) { IsImplicit = ratingColumn is null }.AsRead("data frame", []);
    }

    private static StringDataFrameColumn Ids(string name, Vocabulary vocabulary, int[] codes)
    {
        var ids = vocabulary.Ids.ToArray(); // each is made once, however many rows have it
        return new StringDataFrameColumn(name, codes.Select(code => ids[code]));
    }

    private static DoubleDataFrameColumn Numbers(string name, double[] values) =>
        new(name, new SharedBytes<double>(values).Memory, default, values.Length, 0);

    private static Int32DataFrameColumn Codes(string name, int[] values) =>
        new(name, new SharedBytes<int>(values).Memory, default, values.Length, 0);

    private static DateTime? Date(long seconds) => seconds == 0 ? null : DateTime.UnixEpoch.AddSeconds(seconds);
}
