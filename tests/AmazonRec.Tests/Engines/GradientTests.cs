using AmazonRec.Engines;
using AmazonRec.Engines.Reference;
using AmazonRec.Testing.Engines;

namespace AmazonRec.Tests.Engines;

/// <summary>Every layer's gradient against central differences of the loss, in double precision.</summary>
public sealed class GradientTests
{
    public static TheoryData<string> Layers => GradientCases.Layers;

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_equal_central_differences(string name) => Check(name, Loss.Mse);

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_of_the_absolute_error_equal_central_differences(string name) => Check(name, Loss.Mae);

    private static void Check(string name, Loss loss)
    {
        const double Step = 1e-6;
        var network = new GraphNetwork<double>(GradientCases.Model(name), GradientCases.Shape, GradientCases.Options(loss));
        foreach (var (weight, parameter) in network.Parameters)
        {
            for (var i = 0; i < parameter.Value.Length; i++)
            {
                _ = LossOf(network);
                var analytic = parameter.Gradient[i];
                var kept = parameter.Value[i];
                parameter.Value[i] = kept + Step;
                var above = LossOf(network);
                parameter.Value[i] = kept - Step;
                var below = LossOf(network);
                parameter.Value[i] = kept;
                Assert.Equal((above - below) / (2 * Step), analytic, 1e-6);
            }

            Assert.NotEmpty(weight);
        }
    }

    private static double LossOf(GraphNetwork<double> network)
    {
        foreach (var parameter in network.Parameters.Values) parameter.ClearGradient();
        return network.Gradients(GradientCases.Batch, new Step(4, 0, 0));
    }
}
