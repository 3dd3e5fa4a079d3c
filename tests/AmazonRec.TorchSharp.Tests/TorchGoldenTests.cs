using AmazonRec.Engines;
using AmazonRec.Testing.Engines;
using TorchSharp;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>The torch engine against training traces of PyTorch in double precision.</summary>
public sealed class TorchGoldenTests
{
    public static TheoryData<int> Cases => GoldenTrace.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_torch_engine_follows_the_trace(int index) => GoldenTrace.Of(index).Follow(new TorchEngine());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Single_precision_follows_the_trace(int index) =>
        Follows(index, torch.ScalarType.Float32, lossTolerance: 1e-4, weightTolerance: 1e-3);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Double_precision_follows_the_trace_to_nine_digits(int index) =>
        Follows(index, torch.ScalarType.Float64, lossTolerance: 1e-9, weightTolerance: 1e-9);

    private static void Follows(int index, torch.ScalarType type, double lossTolerance, double weightTolerance)
    {
        var golden = GoldenTrace.Of(index);
        using var network = (TorchNetwork)new TorchEngine("cpu", type).Compile(golden.Model, golden.Shape, golden.Options);
        // Frozen features are single precision by design; the trace's are not, so their double path is held to what that leaves.
        if (golden.Model.Name.StartsWith("hybrid", StringComparison.Ordinal))
            (lossTolerance, weightTolerance) = (Math.Max(lossTolerance, 1e-6), Math.Max(weightTolerance, 1e-5));
        var weights = network.Graph.Weights.ToDictionary(w => w.Weight.Name);
        using (torch.NewDisposeScope()) // holds the tensors until libtorch has read them
        using (torch.no_grad())
            foreach (var (name, values) in golden.Numbers("initial"))
                weights[name].Value.copy_(torch.tensor(values).reshape(weights[name].Value.shape));

        var gradients = Gradients.Of(network, golden.Batch(0), Step.At(golden.Options.Optimizer, 0));
        foreach (var (name, gradient) in golden.Numbers("first_gradients"))
            GoldenTrace.AssertClose(gradient, gradients[name], weightTolerance, $"gradient of {name}");

        for (var step = 0; step < golden.Batches.Length; step++)
        {
            // One trace diverges by design of its learning rate; what rounding grows to there says nothing.
            if (golden.Losses[step] > GoldenTrace.Diverged)
            {
                Assert.True(step >= 6, $"only {step} steps compared");
                return;
            }

            var loss = network.TrainBatch(golden.Batch(step), Step.At(golden.Options.Optimizer, step));
            Assert.True(
                Math.Abs(loss - golden.Losses[step]) <= lossTolerance * Math.Max(1, golden.Losses[step]),
                $"loss of step {step}: {loss}, expected {golden.Losses[step]}");
        }

        foreach (var (name, expected) in golden.Numbers("final"))
            GoldenTrace.AssertClose(expected, Gradients.Numbers(weights[name].Value), weightTolerance, $"final {name}");
    }
}
