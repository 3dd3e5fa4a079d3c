using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>Whole numbers on a device.</summary>
internal static class Numbers
{
    /// <summary>As torch.arange, which makes scalars that nobody holds (see <see cref="OptimizerStep"/>): [count].</summary>
    public static torch.Tensor Range(long first, long count, torch.Device device)
    {
        var numbers = new long[count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = first + i;
        return torch.from_array(numbers, torch.int64, device);
    }
}
