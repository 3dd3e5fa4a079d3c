using AmazonRec.TorchSharp.Sequences;
using TorchSharp;

namespace AmazonRec.TorchSharp.Tests.Sequences;

/// <summary>Tensors that are alive are counted for the whole process: no other test runs meanwhile.</summary>
[Collection(nameof(TorchMemoryTests))]
public sealed class SasRecMemoryTests
{
    [Fact]
    public void No_tensor_outlives_its_step()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers(); // what other tests left goes now, and not while we count
        using var network = new SasRecNetwork(20, new SasRecOptions { Width = 16 });
        var before = torch.Tensor.TotalCount;
        for (var step = 0; step < 5; step++)
        {
            network.Train(HistoryBatch.Of([[1, 2, 3], [3, 4]], 10));
            network.Export();
            Assert.Equal(before, torch.Tensor.TotalCount);
        }
    }
}
