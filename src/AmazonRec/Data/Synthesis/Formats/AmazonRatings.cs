namespace AmazonRec.Data.Synthesis.Formats;

/// <summary>Amazon's ratings without texts, in the column orders of its three releases.</summary>
internal static class AmazonRatings
{
    public const string Name = "synthetic_ratings.csv";

    /// <summary>User, item, rating, time; by item, without a header.</summary>
    public static void Write2014(SynthesisTarget target)
    {
        var ratings = target.Ratings;
        target.WriteRows(Name, "", RowOrder.ByItem(ratings, target.Work), (line, row) =>
        {
            Labels.AddReviewer(line, ratings.Users[row]);
            line.Add((byte)',');
            Labels.AddAsin(line, ratings.Items[row]);
            AddStarsAndTime(line, ratings.Stars[row], Labels.Seconds(ratings.Days[row]));
        });
    }

    /// <summary>Item, user, rating, time; by item, without a header.</summary>
    public static void Write2018(SynthesisTarget target)
    {
        var ratings = target.Ratings;
        target.WriteRows(Name, "", RowOrder.ByItem(ratings, target.Work), (line, row) =>
        {
            Labels.AddAsin(line, ratings.Items[row]);
            line.Add((byte)',');
            Labels.AddReviewer(line, ratings.Users[row]);
            AddStarsAndTime(line, ratings.Stars[row], Labels.Seconds(ratings.Days[row]));
        });
    }

    /// <summary>User, item, rating, time in milliseconds; by user, under a header.</summary>
    public static void Write2023(SynthesisTarget target)
    {
        var ratings = target.Ratings;
        target.WriteRows(Name, "user_id,parent_asin,rating,timestamp\n", RowOrder.ByUser(ratings, target.Work), (line, row) =>
        {
            Labels.AddReviewer(line, ratings.Users[row]);
            line.Add((byte)',');
            Labels.AddAsin(line, ratings.Items[row]);
            AddStarsAndTime(line, ratings.Stars[row], 1000 * Labels.Seconds(ratings.Days[row]));
        });
    }

    private static void AddStarsAndTime(RowBuffer line, byte stars, long time)
    {
        line.Add((byte)',');
        line.Add((byte)('0' + stars));
        line.Add(".0,"u8);
        line.Add(time);
        line.Add((byte)'\n');
    }
}
