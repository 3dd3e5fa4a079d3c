namespace AmazonRec.Data.Inspection;

/// <summary>
/// Puts one user's rows in order by text, then item, time and rating, so that copies stand side by side. As <see cref="Copies"/> has it,
/// a row without a text, in a file that holds texts, has the text of another such row if time and rating agree and their items share
/// a text. Where the file holds no
/// texts, all rows count as of the same text.
/// </summary>
internal sealed class ReviewOrder(Ratings ratings) : IComparer<int>
{
    private readonly ulong[]? _text = TextKeys.Compute(ratings);

    public int Compare(int x, int y)
    {
        var order = CompareTexts(x, y);
        if (order == 0) order = ratings.Item[x].CompareTo(ratings.Item[y]);
        if (order == 0) order = ratings.Time[x].CompareTo(ratings.Time[y]);
        if (order == 0) order = ratings.Value[x].CompareTo(ratings.Value[y]);
        return order != 0 ? order : x.CompareTo(y);
    }

    public bool SameText(int x, int y) => CompareTexts(x, y) == 0;

    public bool SameItem(int x, int y) => ratings.Item[x] == ratings.Item[y];

    /// <summary>Same item, text, time and rating.</summary>
    public bool Equal(int x, int y) =>
        SameText(x, y) && SameItem(x, y) && ratings.Time[x] == ratings.Time[y] && ratings.Value[x] == ratings.Value[y];

    private int CompareTexts(int x, int y) => _text is null ? 0 : _text[x].CompareTo(_text[y]);
}
