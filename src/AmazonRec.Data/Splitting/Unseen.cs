namespace AmazonRec.Data.Splitting;

/// <summary>Users or items that training never saw.</summary>
/// <param name="Codes">How many of them have test rows.</param>
/// <param name="Rows">Those test rows.</param>
internal readonly record struct Unseen(int Codes, int Rows)
{
    public static Unseen Count(int[] train, int[] test, int count)
    {
        var (seen, met) = (new bool[count], new bool[count]);
        foreach (var code in train) seen[code] = true;
        var (codes, rows) = (0, 0);
        foreach (var code in test)
        {
            if (seen[code]) continue;
            rows++;
            if (!met[code]) codes++;
            met[code] = true;
        }

        return new Unseen(codes, rows);
    }
}
