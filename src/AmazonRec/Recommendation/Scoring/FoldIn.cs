using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// The row of a user whom training has not seen, from some ratings: all other weights stay, and the row makes
/// Σ loss(r - f(row, item)) / σ² + Σ (row_j - mean_j)² / variance_j small, with mean and variance of the trained users' rows and σ² the
/// mean loss on training rows. That is the most likely row if rows are normal, and needs no number that anyone would have to choose. Steps
/// are Gauss and Newton's, with slopes by central differences of the network itself: for factors and biases, the first step is the ridge
/// regression's solution; for a network, they go on until the sum changes by less than a ten-thousandth. A mean absolute error is made
/// small by weights of 1 / |error|.
/// </summary>
internal sealed class FoldIn(ModelParts parts, float[] mean, double[] variance, double noise, Loss loss)
{
    private const int MostSteps = 20;
    private const double Enough = 1e-4; // of the objective: where steps end
    private const double LeastStep = 1e-3; // of a step: where halving it ends
    private const double Nudge = 0.05; // of a number's deviation: how far differences are taken
    private const double LeastError = 0.05; // in stars: below it, an absolute error counts as squared

    private readonly double[] _variance = Array.ConvertAll(variance, v => Math.Max(v, 1e-6));

    /// <summary>The row.</summary>
    /// <param name="rated">Item codes and their ratings, at least one.</param>
    public float[] Fit(IReadOnlyList<(int Item, float Stars)> rated)
    {
        var width = mean.Length;
        ItemInput[] items = [.. rated.Select(r => parts.Item(r.Item))];
        var (one, many) = (new Probe(parts, items, users: 1), new Probe(parts, items, 2 * width));
        var (row, predictions) = (mean, Predictions(mean));
        var objective = Objective(row, predictions);
        for (var step = 0; step < MostSteps; step++)
        {
            var (move, before, length) = (Step(row, predictions, Slopes(many, row, rated.Count)), objective, 1.0);
            float[] next;
            do
            {
                next = Moved(row, move, length);
                predictions = Predictions(next);
                objective = Objective(next, predictions);
                length /= 2;
            }
            while (objective > before && length > LeastStep);
            if (objective >= before) return row;
            row = next;
            if (before - objective < Enough * before) return row;
        }

        return row;

        double[] Predictions(float[] at)
        {
            one.SetUsers([at]);
            return Array.ConvertAll(one.Scores(1, rated.Count), score => (double)score);
        }

        double Objective(float[] at, double[] f)
        {
            var sum = 0.0;
            for (var i = 0; i < f.Length; i++) sum += LossOf(rated[i].Stars - f[i]) / noise;
            for (var j = 0; j < width; j++) sum += (at[j] - mean[j]) * (double)(at[j] - mean[j]) / _variance[j];
            return sum;
        }

        double[] Step(float[] at, double[] f, double[] jacobian)
        {
            var (a, b) = (new double[width * width], new double[width]);
            for (var j = 0; j < width; j++) (a[(j * width) + j], b[j]) = (1 / _variance[j], (mean[j] - at[j]) / _variance[j]);
            for (var i = 0; i < f.Length; i++)
            {
                var error = rated[i].Stars - f[i];
                var weight = Weight(error) / noise;
                var slope = jacobian.AsSpan(i * width, width);
                for (var j = 0; j < width; j++)
                {
                    b[j] += weight * slope[j] * error;
                    for (var k = 0; k <= j; k++) a[(j * width) + k] += weight * slope[j] * slope[k];
                }
            }

            NormalEquations.Solve(a, b);
            return b;
        }
    }

    private static float[] Moved(float[] row, double[] move, double length)
    {
        var moved = new float[row.Length];
        for (var j = 0; j < moved.Length; j++) moved[j] = (float)(row[j] + (length * move[j]));
        return moved;
    }

    /// <summary>What each prediction changes by with each number of the row, [items][width].</summary>
    private double[] Slopes(Probe probe, float[] row, int items)
    {
        var (width, rows) = (row.Length, new float[2 * row.Length][]);
        for (var j = 0; j < width; j++)
        {
            var by = (float)(Nudge * Math.Sqrt(_variance[j]));
            ((rows[2 * j] = (float[])row.Clone())[j], (rows[(2 * j) + 1] = (float[])row.Clone())[j]) = (row[j] + by, row[j] - by);
        }

        probe.SetUsers(rows);
        var (scores, slopes) = (probe.Scores(rows.Length, items), new double[items * width]);
        for (var i = 0; i < items; i++)
            for (var j = 0; j < width; j++)
                slopes[(i * width) + j] = (
                    scores[(2 * j * items) + i] - (double)scores[(((2 * j) + 1) * items) + i]) / (
                        (double)rows[2 * j][j] - rows[(2 * j) + 1][j]);
        return slopes;
    }

    /// <summary>The loss, and Huber's with a short bend where errors count by their size, so that it has a slope everywhere.</summary>
    private double LossOf(double error) => loss switch
    {
        Loss.Mse => error * error,
        Loss.Huber => LossFunction.Value(Loss.Huber, error, 0),
        _ => Math.Abs(error) < LeastError ? (error * error / (2 * LeastError)) + (LeastError / 2) : Math.Abs(error),
    };

    private double Weight(double error) => loss switch
    {
        Loss.Mse => 1,
        Loss.Huber => 1 / (2 * Math.Max(Math.Abs(error), 1)),
        _ => 1 / (2 * Math.Max(Math.Abs(error), LeastError)),
    };
}
