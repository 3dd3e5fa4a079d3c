namespace AmazonRec.Synthesis.Formats;

/// <summary>The columns of one rating.</summary>
internal readonly record struct RatingRow(int User, int Item, int Day, byte Stars)
{
    public static RatingRow At(SyntheticRatings ratings, int row) =>
        new(ratings.Users[row], ratings.Items[row], ratings.Days[row], ratings.Stars[row]);
}
