using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Benchmarks;

/// <summary>
/// Counts the arithmetic of a model's dense layers, which is nearly all there is to an MLP: a lower bound of the work that needs nothing
/// of an engine.
/// </summary>
public static class DenseOperations
{
    /// <summary>
    /// Floating-point operations to train on one row. A dense layer multiplies three times: forward, for the gradient of its weights, and
    /// for that of its inputs, which frozen features don't need.
    /// </summary>
    public static double PerRow(Model model) =>
        model.Layers.OfType<Dense>().Sum(dense => 2.0 * dense.Units * ((2 * dense.Input.OutputWidth) + Trainable(dense.Input)));

    /// <summary>Columns of a layer whose gradient something upstream is waiting for.</summary>
    private static int Trainable(Layer layer) => layer switch
    {
        FeatureVector => 0,
        Concat concat => concat.Inputs.Sum(Trainable),
        Embedding or Bias or Dense => layer.OutputWidth,
        _ => layer.Inputs.Any(input => Trainable(input) > 0) ? layer.OutputWidth : 0,
    };
}
