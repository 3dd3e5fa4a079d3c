using AmazonRec.Compute;
using AmazonRec.Data;
using MathNet.Numerics.LinearAlgebra;

namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// Vectors for users that were not there in training: a + n^-½ Σ A q_j, with the a and A that come closest to the vectors of those users
/// who were (least squares, with a pull of A to zero).
/// </summary>
internal static class FoldIn
{
    private const double Power = 0.5;
    private const double Strength = 0.01; // of the pull, in shares of the mean square

    /// <summary>The ranker, with a vector for each item that users who chose it begin with.</summary>
    /// <param name="ranker">Trained.</param>
    /// <param name="chosen">By whom.</param>
    public static VectorRanker Add(VectorRanker ranker, Interactions chosen)
    {
        var width = ranker.Start.Length;
        int[] users = [.. Enumerable.Range(0, chosen.Users.Count).Where(user => !chosen.ItemsOf(user).IsEmpty)];
        var sums = new float[users.Length * width];
        for (var at = 0; at < users.Length; at++)
        {
            var items = chosen.ItemsOf(users[at]);
            var weights = new float[items.Length];
            Array.Fill(weights, (float)Math.Pow(items.Length, -Power));
            PickedRows.Sum(ranker.Items, items, weights, sums.AsSpan(at * width, width), accumulate: false);
        }

        var x = Matrix<double>.Build.Dense(users.Length, width + 1, (at, k) => k < width ? sums[(at * width) + k] : 1);
        var y = Matrix<double>.Build.Dense(users.Length, width, (at, k) => ranker.Users[(users[at] * width) + k]);
        var squares = x.TransposeThisAndMultiply(x);
        var pull = Strength * squares.Trace() / (width + 1);
        for (var k = 0; k < width; k++) squares[k, k] += pull;
        var map = squares.Cholesky().Solve(x.TransposeThisAndMultiply(y)); // [width + 1][width]
        var history = new float[ranker.Items.Length];
        var to = map.SubMatrix(0, width, 0, width);
        for (var item = 0; item < history.Length / width; item++)
        {
            var vector = Vector<double>.Build.Dense(width, k => ranker.Items[(item * width) + k]);
            var turned = to.LeftMultiply(vector);
            for (var k = 0; k < width; k++) history[(item * width) + k] = (float)turned[k];
        }

        return ranker with { History = history, Start = [.. map.Row(width).Select(value => (float)value)], Power = (float)Power };
    }
}
