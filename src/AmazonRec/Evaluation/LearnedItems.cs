using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Training;

namespace AmazonRec.Evaluation;

/// <summary>What a model learned of items, for looking at: biases, and factors with their longest directions.</summary>
public static class LearnedItems
{
    /// <summary>The item factors, a row for each item; their neighbours by cosine are what the model takes for alike.</summary>
    /// <exception cref="ArgumentException">The model has no embedding of items.</exception>
    public static FeatureMatrix Factors(TrainedModel run)
    {
        var layer = run.Model.Layers.OfType<Embedding>().FirstOrDefault(e => e.Entity == Entity.Item)
            ?? throw new ArgumentException($"The model '{run.Model.Name}' has no embedding of items.");
        return new FeatureMatrix("factors", run.Items, layer.Width, WeightOf(run, layer));
    }

    /// <summary>The bias of each item, by code.</summary>
    /// <exception cref="ArgumentException">The model has no bias of items.</exception>
    public static float[] Biases(TrainedModel run) =>
        WeightOf(
            run,
            run.Model.Layers.OfType<Bias>().FirstOrDefault(b => b.Entity == Entity.Item)
                ?? throw new ArgumentException($"The model '{run.Model.Name}' has no bias of items."));

    /// <summary>Where some items lie along the directions in which their rows differ most (principal components, Pearson 1901).</summary>
    /// <param name="factors">All items.</param>
    /// <param name="items">Codes of those to look at; the directions are theirs.</param>
    /// <param name="axes">How many directions.</param>
    /// <returns>[item][axis], in the order of <paramref name="items"/>, and the share of the variance that lies along each axis.</returns>
    public static (double[][] Places, double[] Shares) Map(FeatureMatrix factors, IReadOnlyList<int> items, int axes = 2)
    {
        var (width, mean) = (factors.Width, new double[factors.Width]);
        var rows = items.Select(item => Array.ConvertAll(factors.Row(item).ToArray(), v => (double)v)).ToArray();
        foreach (var row in rows)
            for (var c = 0; c < width; c++) mean[c] += row[c] / rows.Length;
        var covariance = new double[width, width];
        foreach (var row in rows)
            for (var a = 0; a < width; a++)
                for (var b = 0; b < width; b++) covariance[a, b] += (row[a] - mean[a]) * (row[b] - mean[b]) / rows.Length;
        var found = SymmetricEigen.Decompose(covariance, axes);
        var all = Enumerable.Range(0, width).Sum(c => covariance[c, c]);
        return (
            [.. rows.Select(row => found.Vectors.Select(axis => axis.Select((v, c) => v * (row[c] - mean[c])).Sum()).ToArray())],
            [.. found.Values.Select(v => all > 0 ? v / all : 0)]);
    }

    private static float[] WeightOf(TrainedModel run, Layer layer) =>
        run.Weights[run.Model.WeightsOf(layer, new ModelShape(run.Users.Count, run.Items.Count))[0].Name].As<float>();
}
