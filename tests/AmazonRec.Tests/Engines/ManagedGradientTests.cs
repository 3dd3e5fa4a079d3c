using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Testing.Engines;

namespace AmazonRec.Tests.Engines;

/// <summary>
/// The managed engine's gradients, as a step of plain SGD at rate 1 shows them, against central differences of its own loss: single
/// precision, so to three digits. Double precision is libtorch's part.
/// </summary>
public sealed class ManagedGradientTests
{
    public static TheoryData<string> Layers => GradientCases.Layers;

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_equal_central_differences(string name) => Check(name, Loss.Mse);

    [Theory]
    [InlineData("concat and dense", Loss.Huber)]
    [InlineData("concat and dense", Loss.Bce)]
    [InlineData("batch norm", Loss.Huber)]
    [InlineData("layer norm", Loss.Bce)]
    [InlineData("embedding and dot", Loss.Bpr)]
    [InlineData("concat and dense", Loss.Softmax)]
    [InlineData("multiply", Loss.Bpr)]
    [InlineData("sigmoid", Loss.Softmax)]
    [InlineData("batch norm", Loss.Softmax)]
    public void Gradients_of_other_losses_do_as_well(string name, Loss loss) => Check(name, loss);

    private static void Check(string name, Loss loss)
    {
        const float Nudge = 2e-3f;
        var options = GradientCases.Options(loss) with { Optimizer = new Sgd(1) };
        var network = new ManagedEngine().Compile(GradientCases.Model(name), GradientCases.Shape, options);
        var start = network.Export();
        _ = network.TrainBatch(GradientCases.BatchOf(loss), new Step(4, 1, 0));
        var moved = network.Export();
        foreach (var weight in GradientCases.Model(name).Weights(GradientCases.Shape).Where(w => w.IsTrained))
        {
            var (before, after) = (start[weight.Name].As<float>(), moved[weight.Name].As<float>());
            for (var i = 0; i < before.Length; i += Math.Max(1, before.Length / 7))
            {
                // Kinks (ReLU, clip) make differences over a step wrong where the step crosses one: the two one-sided slopes tell.
                var (above, here, below) = (LossAt(Nudge), LossAt(0), LossAt(-Nudge));
                var (up, down) = ((above - here) / Nudge, (here - below) / Nudge);
                if (Math.Abs(up - down) > 4e-3 * Math.Max(1, Math.Abs(up))) continue;
                var difference = (above - below) / (2 * Nudge);
                Assert.True(
                    Math.Abs(difference - (before[i] - after[i])) <= 5e-3 * Math.Max(1, Math.Abs(difference)),
                    $"{name}, {weight.Name}[{i}]: {before[i] - after[i]}, by differences {difference}");

                double LossAt(float by)
                {
                    var weights = start.ToDictionary(w => w.Key, w => new Tensor(w.Value.Shape, (float[])w.Value.As<float>().Clone()));
                    weights[weight.Name].As<float>()[i] += by;
                    network.Import(weights);
                    return network.TrainBatch(GradientCases.BatchOf(loss), new Step(4, 0, 0));
                }
            }
        }
    }
}
