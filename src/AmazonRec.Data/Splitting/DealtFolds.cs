using AmazonRec.Compute;

namespace AmazonRec.Data.Splitting;

/// <summary>The fold of each row where single rows are dealt out.</summary>
internal static class DealtFolds
{
    /// <summary>All rows alike; folds differ by one row at most.</summary>
    public static int[] OfAll(int rows, int folds, RandomSource source)
    {
        var order = source.Permutation(rows);
        var fold = new int[rows];
        for (var f = 0; f < folds; f++)
        {
            var (start, end) = ((int)((long)rows * f / folds), (int)((long)rows * (f + 1) / folds));
            foreach (var row in order.AsSpan(start..end)) fold[row] = f;
        }

        return fold;
    }

    /// <summary>Each stratum's rows in random order, dealt out in turn; the next stratum goes on where the last one ended.</summary>
    public static int[] OfEach(RowIndex strata, int rows, int folds, RandomSource source)
    {
        var fold = new int[rows];
        var turn = 0;
        for (var stratum = 0; stratum < strata.Count; stratum++)
        {
            var members = strata[stratum].ToArray();
            (source with { Part = (uint)stratum }).Shuffle(members.AsSpan());
            foreach (var row in members) fold[row] = turn++ % folds;
        }

        return fold;
    }
}
