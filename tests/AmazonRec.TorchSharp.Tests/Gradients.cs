using AmazonRec.Engines;
using TorchSharp;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>Numbers out of a network, whatever its precision.</summary>
internal static class Gradients
{
    /// <summary>Of a batch's mean loss, by weight: [rows, columns] row-major.</summary>
    public static Dictionary<string, double[]> Of(TorchNetwork network, Batch batch, Step step)
    {
        using var scope = torch.NewDisposeScope();
        return network.Gradients(batch, step).Gradients.ToDictionary(g => g.Weight.Weight.Name, g =>
        {
            var whole = torch.zeros_like(g.Weight.Value);
            g.Gradient.AddTo(whole, 1);
            return Numbers(whole);
        });
    }

    public static double[] Numbers(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return tensor.detach().to_type(torch.float64).data<double>().ToArray();
    }
}
