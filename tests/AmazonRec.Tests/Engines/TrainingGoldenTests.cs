using System.Numerics;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Engines.Reference;
using AmazonRec.Testing.Engines;

namespace AmazonRec.Tests.Engines;

/// <summary>The executor against training traces of PyTorch in double precision.</summary>
public sealed class TrainingGoldenTests
{
    public static TheoryData<int> Cases => GoldenTrace.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_managed_engine_follows_the_trace(int index)
    {
        var golden = GoldenTrace.Of(index);
        golden.Follow(new ManagedEngine());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Single_precision_follows_the_trace(int index) => Follows<float>(index, lossTolerance: 1e-4, weightTolerance: 1e-3);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Double_precision_follows_the_trace_to_nine_digits(int index) => Follows<double>(index, lossTolerance: 1e-9, weightTolerance: 1e-9);

    private static void Follows<T>(int index, double lossTolerance, double weightTolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var golden = GoldenTrace.Of(index);
        var network = new GraphNetwork<T>(golden.Model, golden.Shape, golden.Options);
        // Frozen features are single precision by design; the trace's are not, so their double path is held to what that leaves.
        if (golden.Model.Name.StartsWith("hybrid", StringComparison.Ordinal)) (lossTolerance, weightTolerance) = (Math.Max(lossTolerance, 1e-6), Math.Max(weightTolerance, 1e-5));
        foreach (var (name, values) in golden.Numbers("initial")) values.Select(T.CreateChecked).ToArray().CopyTo(network.Parameters[name].Value, 0);

        network.Gradients(golden.Batch(0), Step.Of(golden.Options.Optimizer, 0));
        foreach (var (name, gradient) in golden.Numbers("first_gradients"))
        {
            GoldenTrace.AssertClose(gradient, network.Parameters[name].Gradient, weightTolerance, $"gradient of {name}");
            network.Parameters[name].ClearGradient();
        }

        for (var step = 0; step < golden.Batches.Length; step++)
        {
            // One trace diverges by design of its learning rate; what rounding grows to there says nothing.
            if (golden.Losses[step] > GoldenTrace.Diverged)
            {
                Assert.True(step >= 6, $"only {step} steps compared");
                return;
            }

            var loss = network.TrainBatch(golden.Batch(step), Step.Of(golden.Options.Optimizer, step));
            Assert.True(Math.Abs(loss - golden.Losses[step]) <= lossTolerance * Math.Max(1, golden.Losses[step]), $"loss of step {step}: {loss}, expected {golden.Losses[step]}");
        }

        foreach (var (name, expected) in golden.Numbers("final")) GoldenTrace.AssertClose(expected, network.Parameters[name].Value, weightTolerance, $"final {name}");
    }
}
