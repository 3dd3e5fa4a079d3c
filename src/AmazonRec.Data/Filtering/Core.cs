namespace AmazonRec.Data.Filtering;

/// <summary>Drops users and items with too few ratings until none is left.</summary>
internal static class Core
{
    /// <summary>
    /// Marks the rows outside the core, and returns in how many rounds. In each, all go at once that are below their bound by the counts
    /// before it, so that the number of rounds is a fact of the data and not of the order of rows.
    /// </summary>
    public static int Peel(Ratings ratings, int perUser, int perItem, bool[] kept)
    {
        var (user, item) = (ratings.User, ratings.Item);
        var (ofUser, ofItem) = (ratings.CountsPerUser(), ratings.CountsPerItem());
        var (left, gone) = (new int[ratings.Count], new int[ratings.Count]);
        for (var row = 0; row < left.Length; row++) left[row] = row;
        var count = left.Length;
        for (var rounds = 0; ; rounds++)
        {
            var (stay, go) = (0, 0);
            for (var i = 0; i < count; i++)
            {
                var row = left[i];
                if (ofUser[user[row]] >= perUser && ofItem[item[row]] >= perItem) left[stay++] = row;
                else gone[go++] = row;
            }

            if (go == 0) return rounds;
            for (var i = 0; i < go; i++)
            {
                var row = gone[i];
                ofUser[user[row]]--;
                ofItem[item[row]]--;
                kept[row] = false;
            }

            count = stay;
        }
    }
}
