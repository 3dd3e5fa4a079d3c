using System.Runtime.InteropServices;
using AmazonRec.Compute;
using AmazonRec.Data;

namespace AmazonRec.Evaluation;

/// <summary>One draw of test rows from rows whose copies are known.</summary>
internal sealed record FloorDraw(Ratings Train, Ratings Test, double CopiesAcross)
{
    /// <summary>Draws test rows; null where copies that must stay together leave nothing for one of the sides.</summary>
    public static FloorDraw? Of(Ratings ratings, Copies copies, bool together, double test, ulong seed)
    {
        var wanted = (int)Math.Ceiling(ratings.Count * test);
        var isTest = together ? Together(copies, wanted, seed) : Apart(ratings.Count, wanted, seed);
        var (train, tests) = (new List<int>(ratings.Count - wanted), new List<int>(wanted));
        var trained = new bool[copies.Count];
        for (var row = 0; row < isTest.Length; row++)
        {
            (isTest[row] ? tests : train).Add(row);
            trained[copies.Group[row]] |= !isTest[row];
        }

        if (train.Count == 0 || tests.Count == 0) return null;
        return new FloorDraw(
            ratings.Rows(CollectionsMarshal.AsSpan(train)), ratings.Rows(CollectionsMarshal.AsSpan(tests)), (double)tests.Count(row => trained[copies.Group[row]]) / tests.Count);

    }

    /// <summary>The rows that <see cref="Split.Random"/> would draw.</summary>
    private static bool[] Apart(int rows, int wanted, ulong seed)
    {
        var isTest = new bool[rows];
        foreach (var row in RandomSource.For(seed, "split").Permutation(rows).AsSpan(0, wanted)) isTest[row] = true;
        return isTest;
    }

    /// <summary>
    /// Whole groups in random order, passing over those that no longer fit. Where nothing is a copy, groups are rows and the draw is that of
    /// <see cref="Apart"/>, so that both splits tell the same.
    /// </summary>
    private static bool[] Together(Copies copies, int wanted, ulong seed)
    {
        var sizes = new int[copies.Count];
        foreach (var group in copies.Group) sizes[group]++;
        var (drawn, left) = (new bool[copies.Count], wanted);
        foreach (var group in RandomSource.For(seed, "split").Permutation(copies.Count))
        {
            if (sizes[group] > left) continue;
            drawn[group] = true;
            left -= sizes[group];
        }

        return [.. copies.Group.Select(group => drawn[group])];
    }
}
