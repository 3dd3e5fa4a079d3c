using AmazonRec.Compute;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>
/// <see cref="DropoutMask"/> on a device: Philox 4x32-10 in tensor operations on 64-bit integers, so that a seed drops the same numbers
/// on every engine, and no mask is copied.
/// </summary>
internal static class DropoutTensor
{
    private static readonly Scalar Multiplier0 = 0xD2511F53L;
    private static readonly Scalar Multiplier1 = 0xCD9E8D57L;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>What each number is multiplied by, 0 or the mask's scale: [rows, columns].</summary>
    public static torch.Tensor Create(DropoutMask mask, long rows, long columns, torch.Device device, torch.ScalarType type)
    {
        var (groups, panels) = ((rows + 3) / 4, (columns + 31) / 32);
        var words = torch.stack(Words(mask.Random, groups, panels, device), 1); // [groups, 4, panels, 16]
        var halves = torch.stack(
            [words.bitwise_and(Number(0xFFFF)), words.bitwise_right_shift(Number(16))], 3); // [groups, 4, panels, 2, 16]
        var drawn = halves.reshape(groups * 4, panels * 32).narrow(0, 0, rows).narrow(1, 0, columns);
        using Scalar threshold = (long)mask.Threshold, scale = 65536.0 / (65536 - mask.Threshold);
        return drawn.ge(threshold).to_type(type).mul_(scale);
    }

    /// <summary>The four words of each block, each [groups, panels, 16].</summary>
    private static torch.Tensor[] Words(RandomSource random, long groups, long panels, torch.Device device)
    {
        var (low, shift) = (Number(0xFFFFFFFF), Number(32));
        var c0 = Numbers.Range(0, groups * 16, device).reshape(groups, 1, 16).expand(groups, panels, 16);
        var c1 = Numbers.Range(0, panels, device).reshape(1, panels, 1);
        var c2 = Numbers.Range(random.Part, 1, device).reshape(1, 1, 1);
        var c3 = Numbers.Range(random.Purpose, 1, device).reshape(1, 1, 1);
        var (k0, k1) = ((uint)random.Seed, (uint)(random.Seed >> 32));
        for (var round = 0; round < 10; round++)
        {
            // Products wrap into the sign, and shifts bring it along: what is above 32 bits is cut off before the next product.
            var (product0, product1) = (c0.mul(Multiplier0), c2.mul(Multiplier1));
            c0 = product1.bitwise_right_shift(shift).bitwise_xor(c1).bitwise_xor(Number(k0)).bitwise_and(low);
            c2 = product0.bitwise_right_shift(shift).bitwise_xor(c3).bitwise_xor(Number(k1)).bitwise_and(low);
            (c1, c3) = (product1, product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return [c0, c1.bitwise_and(low), c2, c3.bitwise_and(low)];
    }

    private static torch.Tensor Number(long value) => torch.tensor(value);
}
