using AmazonRec.Compute;
using TorchSharp;

namespace AmazonRec.TorchSharp.Tests;

public sealed class DropoutTensorTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 32)]
    [InlineData(13, 70)]
    [InlineData(130, 33)]
    public void A_mask_on_the_device_keeps_what_the_mask_keeps(int rows, int columns)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var seed in new[] { 0ul, 7ul, ulong.MaxValue - 3 })
        {
            var mask = DropoutMask.Create(RandomSource.For(seed, "dropout here", uint.MaxValue - 5), .3);
            var factors = DropoutTensor.Create(mask, rows, columns, torch.CPU, torch.float32).data<float>();
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                    Assert.Equal(mask.Keeps(row, column) ? mask.Scale : 0, factors[row, column]);
        }
    }
}
