using AmazonRec.Engines;
using AmazonRec.Testing.Engines;
using TorchSharp;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>Every layer's gradient against central differences of the loss, in double precision.</summary>
public sealed class TorchGradientTests
{
    public static TheoryData<string> Layers => GradientCases.Layers;

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_equal_central_differences(string name) => Check(name, Loss.Mse);

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_of_the_absolute_error_equal_central_differences(string name) => Check(name, Loss.Mae);

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_of_the_other_losses_equal_central_differences(string name)
    {
        Check(name, Loss.Huber);
        Check(name, Loss.Bce);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_of_the_losses_of_groups_equal_central_differences(string name)
    {
        Check(name, Loss.Bpr);
        Check(name, Loss.Softmax);
    }

    private static void Check(string name, Loss loss)
    {
        const double Move = 1e-6;
        using var network = new TorchNetwork(
            GradientCases.Model(name), GradientCases.Shape, GradientCases.Options(loss), torch.CPU, torch.ScalarType.Float64);
        var gradients = Gradients.Of(network, GradientCases.BatchOf(loss), new Step(4, 0, 0));
        Assert.Equal(network.Graph.Weights.Where(w => w.Weight.IsTrained).Select(w => w.Weight.Name).Order(), gradients.Keys.Order());
        foreach (var weight in network.Graph.Weights.Where(w => w.Weight.IsTrained))
        {
            var analytic = gradients[weight.Weight.Name];
            var values = weight.Value.data<double>();
            for (var i = 0; i < analytic.Length; i++)
            {
                var (row, column) = (i / weight.Weight.Columns, i % weight.Weight.Columns);
                var kept = values[row, column];
                values[row, column] = kept + Move;
                var above = LossOf(network, loss);
                values[row, column] = kept - Move;
                var below = LossOf(network, loss);
                values[row, column] = kept;
                Assert.Equal((above - below) / (2 * Move), analytic[i], 1e-6);
            }
        }
    }

    private static double LossOf(TorchNetwork network, Loss loss)
    {
        using var scope = torch.NewDisposeScope();
        return network.Gradients(GradientCases.BatchOf(loss), new Step(4, 0, 0)).Loss.ToDouble();
    }
}
