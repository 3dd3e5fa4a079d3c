namespace AmazonRec.Synthesis.Formats;

/// <summary>Amazon's ratings without texts, in the column orders of its three releases.</summary>
internal static class AmazonRatings
{
    public const string Name = "synthetic_ratings.csv";

    /// <summary>User, item, rating, time; by item, without a header.</summary>
    public static void Write2014(SynthesisTarget target) => Write(target, "", RowOrder.ByItem(target.Ratings, target.Work), (line, row) =>
    {
        Labels.AddReviewer(line, row.User);
        line.Add((byte)',');
        Labels.AddAsin(line, row.Item);
        AddStarsAndTime(line, row, ""u8);
    });

    /// <summary>Item, user, rating, time; by item, without a header.</summary>
    public static void Write2018(SynthesisTarget target) => Write(target, "", RowOrder.ByItem(target.Ratings, target.Work), (line, row) =>
    {
        Labels.AddAsin(line, row.Item);
        line.Add((byte)',');
        Labels.AddReviewer(line, row.User);
        AddStarsAndTime(line, row, ""u8);
    });

    /// <summary>The metadata of the items as beside reviews, then the same.</summary>
    public static void Write2018WithMetadata(SynthesisTarget target)
    {
        Amazon2018.WriteMetadata(target);
        Write2018(target);
    }

    /// <summary>User, item, rating, time in milliseconds; by user, under a header.</summary>
    public static void Write2023(SynthesisTarget target) =>
        Write(target, "user_id,parent_asin,rating,timestamp\n", RowOrder.ByUser(target.Ratings, target.Work), (line, row) =>
        {
            Labels.AddReviewer(line, row.User);
            line.Add((byte)',');
            Labels.AddAsin(line, row.Item);
            AddStarsAndTime(line, row, "000"u8);
        });

    private static void Write(SynthesisTarget target, string header, int[] order, Action<RowBuffer, RatingRow> write) =>
        target.WriteRows(Name, header, order, (line, rows) =>
        {
            // Columns first: rows lie far apart, and memory fetches many at once where nothing else is done in between.
            Span<RatingRow> portion = stackalloc RatingRow[Math.Min(rows.Length, 256)];
            for (var start = 0; start < rows.Length; start += portion.Length)
            {
                var count = Math.Min(portion.Length, rows.Length - start);
                for (var n = 0; n < count; n++) portion[n] = RatingRow.At(target.Ratings, rows[start + n]);
                for (var n = 0; n < count; n++) write(line, portion[n]);
            }
        });

    private static void AddStarsAndTime(RowBuffer line, RatingRow row, ReadOnlySpan<byte> thousandths)
    {
        line.Add((byte)',');
        line.Add((byte)('0' + row.Stars));
        line.Add(".0,"u8);
        line.Add(Labels.SecondsText(row.Day));
        line.Add(thousandths);
        line.Add((byte)'\n');
    }
}
