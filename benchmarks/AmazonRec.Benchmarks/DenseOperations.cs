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
        model.Layers.OfType<Dense>().Sum(
            dense => 2.0 * dense.Units * ((2 * dense.Input.OutputWidth) + Trainable(dense.Input).Count(column => column)));

    /// <summary>For each column of a layer: whether something upstream is waiting for its gradient.</summary>
    private static bool[] Trainable(Layer layer) => layer switch
    {
        FeatureVector => new bool[layer.OutputWidth],
        Concat => [.. layer.Inputs.SelectMany(Trainable)],
        Dropout or Activate or ScaleToRange or Clip => Trainable(layer.Inputs[0]),
        Add or Multiply => [.. layer.Inputs.Select(Trainable).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x || y)])],
        Dot => [layer.Inputs.Any(input => Trainable(input).Contains(true))],
        _ => [.. Enumerable.Repeat(true, layer.OutputWidth)], // it has weights of its own
    };
}
