namespace AmazonRec.Data.Splitting;

/// <summary>Rows by what they were rated.</summary>
internal static class Strata
{
    /// <summary>The rows of each rating that occurs, in ascending order of the ratings.</summary>
    public static RowIndex ByRating(Ratings ratings)
    {
        var distinct = new HashSet<float>();
        foreach (var value in ratings.Value) distinct.Add(value);
        var values = distinct.Order().ToArray();
        var codes = new int[ratings.Count];
        for (var row = 0; row < codes.Length; row++) codes[row] = Array.BinarySearch(values, ratings.Value[row]);
        return RowIndex.Of(codes, values.Length);
    }
}
