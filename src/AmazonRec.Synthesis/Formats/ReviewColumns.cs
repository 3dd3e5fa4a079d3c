namespace AmazonRec.Synthesis.Formats;

/// <summary>What goes into a review line, for one range of rows: the columns of the current row, and its words.</summary>
internal sealed class ReviewColumns(SynthesisTarget target)
{
    private readonly WritingSource _extras = ReviewExtras.Source(target.Options.Seed);
    private readonly ReviewText _words = new(target.Options.Seed, target.Ratings);

    public int User { get; private set; }

    public int Item { get; private set; }

    public int Day { get; private set; }

    public int Stars { get; private set; }

    public ReviewExtras Extras { get; private set; }

    public ReadOnlySpan<byte> Text => _words.Text;

    public ReadOnlySpan<byte> Summary => _words.Summary;

    /// <summary>Writes the table of reviews, one a line.</summary>
    /// <param name="target">What is written, and where to.</param>
    /// <param name="name">The file's name without .gz.</param>
    /// <param name="order">The rows to write, one after another.</param>
    /// <param name="write">Writes the current row.</param>
    public static void WriteAll(SynthesisTarget target, string name, int[] order, Action<RowBuffer, ReviewColumns> write) =>
        target.WriteRows(name, "", order, () =>
        {
            var review = new ReviewColumns(target);
            return (line, row) =>
            {
                review.Read(row);
                write(line, review);
            };
        });

    private void Read(int row)
    {
        var ratings = target.Ratings;
        (User, Item, Day, Stars) = (ratings.Users[row], ratings.Items[row], ratings.Days[row], ratings.Stars[row]);
        Extras = ReviewExtras.Draw(ratings.DrawsOf(_extras, row));
        _words.Write(row);
    }
}
