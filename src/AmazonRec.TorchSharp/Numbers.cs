using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>
/// What TorchSharp does with scalars that nobody holds, without. It passes on a scalar's handle and lets go of the scalar, which can then
/// be collected, and its memory reused, before libtorch has read it: then a number is another one, or an error. Where another thread
/// allocates, that happens. So a number that goes to libtorch is a <see cref="Scalar"/> in a field or a <c>using</c>, <c>+</c> (which makes
/// a factor of 1) is
/// <see cref="Plus(torch.Tensor, torch.Tensor)"/>, and <c>square()</c> a product. A test collects garbage all through a training.
/// </summary>
internal static class Numbers
{
    private static readonly Scalar One = 1L;

    /// <summary>The sum of two tensors.</summary>
    public static torch.Tensor Plus(this torch.Tensor left, torch.Tensor right) => left.add(right, One);

    /// <summary>Each number and another.</summary>
    public static torch.Tensor Plus(this torch.Tensor left, Scalar right) => left.add(right, One);

    /// <summary>first, first + 1, and so on: [count].</summary>
    public static torch.Tensor Range(long first, long count, torch.Device device)
    {
        var numbers = new long[count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = first + i;
        return torch.from_array(numbers, torch.int64, device);
    }
}
