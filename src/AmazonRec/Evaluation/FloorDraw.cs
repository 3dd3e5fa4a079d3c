using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Evaluation;

/// <summary>One draw of test rows from rows whose copies are known.</summary>
/// <param name="Train">Rows to fit on.</param>
/// <param name="TrainGroup">The group of copies of each.</param>
/// <param name="Test">Rows to predict.</param>
/// <param name="TestGroup">The group of each.</param>
internal sealed record FloorDraw(Ratings Train, int[] TrainGroup, Ratings Test, int[] TestGroup)
{
    /// <summary>
    /// Draws test rows as <see cref="Split.Random"/> does or, with copies together, as <see cref="Split.Grouped"/> does but with the draw
    /// of the former: where nothing is a copy, both splits tell the same. Null where copies leave nothing for one of the sides.
    /// </summary>
    public static FloorDraw? Draw(Ratings ratings, Copies copies, bool together, double test, ulong seed)
    {
        var (shares, source) = (new SplitShares(test, Validation: 0), RandomSource.For(seed, "split"));
        var drawn = together
            ? WholeGroups.ByRows(copies.Group, copies.Count, shares, source)
            : DrawnRows.OfAll(ratings.Count, shares.TestOf(ratings.Count), validations: 0, source);
        var tests = drawn.CountOf(Part.Test);
        return tests == 0 || tests == drawn.Count
            ? null
            : new FloorDraw(drawn.Select(ratings, Part.Train), Groups(Part.Train), drawn.Select(ratings, Part.Test), Groups(Part.Test));

        int[] Groups(Part part) => [.. copies.Group.Where((_, row) => drawn.Parts[row] == part)];
    }
}
