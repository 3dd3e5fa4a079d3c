using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute.Tests;

public sealed class HiddenLayerTests
{
    private const int Rows = 24;

    private static readonly RandomSource Random = RandomSource.For(1, "hidden");

    [Theory]
    [InlineData(true, 0.0, false)]
    [InlineData(true, 0.2, false)]
    [InlineData(true, 0.2, true)]
    [InlineData(false, 0.0, false)]
    [InlineData(false, 0.5, false)]
    [InlineData(false, 0.5, true)]
    public void Activation_and_head_are_those_of_the_plain_formula(bool relu, double rate, bool picked)
    {
        const int FirstRow = 128;
        const int FirstColumn = 64;
        var (sums, bias, head) = (Numbers(Rows * 32, 1), Numbers(32, 2), Numbers(32, 3));
        DropoutMask? mask = rate > 0 ? DropoutMask.Create(Random, rate, picked ? Picked(FirstRow + Rows) : null) : null;
        var panel = sums.ToArray();
        var parts = new float[Rows * 16];
        HiddenLayer.ActivateAndDot(panel, bias, head, parts, Rows, relu, mask, FirstRow, FirstColumn);
        var output = new float[Rows];
        HiddenLayer.Finish(parts, .25f, output);

        for (var row = 0; row < Rows; row++)
        {
            var expected = .25;
            for (var column = 0; column < 32; column++)
            {
                var y = (double)sums[(row * 32) + column] + bias[column];
                if (relu) y = Math.Max(y, 0);
                if (mask is { } m) y = m.Keeps(FirstRow + row, FirstColumn + column) ? y * m.Scale : 0;
                Assert.Equal(y, panel[(row * 32) + column], 1e-6);
                expected += y * head[column];
            }

            Assert.Equal(expected, output[row], 1e-5);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public unsafe void Vectors_of_256_bits_give_the_same_bits(bool relu, bool picked)
    {
        Assert.SkipUnless(Avx2.IsSupported, "this processor has no AVX2");
        var mask = DropoutMask.Create(Random, .3, picked ? Picked(128 + Rows) : null);
        var (bias, head, errors) = (Numbers(32, 2), Numbers(32, 3), Numbers(Rows, 6));
        var (panel, parts, headGradient, biasGradient) = (Numbers(Rows * 32, 1), new float[Rows * 16], Numbers(32, 7), Numbers(32, 8));
        var (panel256, parts256) = (panel.ToArray(), new float[Rows * 16]);
        var (headGradient256, biasGradient256) = (headGradient.ToArray(), biasGradient.ToArray());

        HiddenLayer.ActivateAndDot(panel, bias, head, parts, Rows, relu, mask, 128, 64);
        HiddenLayer.HeadBackward(panel, head, errors, relu, mask.Scale, headGradient, biasGradient);
        fixed (float* p = panel256, b = bias, h = head, s = parts256, e = errors, hg = headGradient256, bg = biasGradient256)
        {
            HiddenLayer256.Forward(p, b, h, s, Rows, relu, mask, 128, 64);
            HiddenLayer256.HeadBackward(p, h, e, Rows, relu, mask.Scale, hg, bg);
        }

        Assert.Equal(panel, panel256);
        Assert.Equal(parts, parts256);
        Assert.Equal(headGradient, headGradient256);
        Assert.Equal(biasGradient, biasGradient256);
    }

    [Fact]
    public void Picked_rows_are_dropped_as_in_the_whole()
    {
        var (whole, rows) = (DropoutMask.Create(Random, .3), Picked(Rows));
        var some = DropoutMask.Create(Random, .3, rows);
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < 70; column++)
                Assert.Equal(whole.Keeps(rows[row], column), some.Keeps(row, column));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Backward_through_the_head_is_the_chain_rule(bool relu)
    {
        var (hidden, head, errors) = (Numbers(Rows * 32, 4), Numbers(32, 5), Numbers(Rows, 6));
        var panel = hidden.ToArray();
        var (headGradient, biasGradient) = (Numbers(32, 7), Numbers(32, 8));
        var (headBefore, biasBefore) = (headGradient.ToArray(), biasGradient.ToArray());
        HiddenLayer.HeadBackward(panel, head, errors, relu, 1.25f, headGradient, biasGradient);
        for (var column = 0; column < 32; column++)
        {
            var (byHead, byBias) = ((double)headBefore[column], (double)biasBefore[column]);
            for (var row = 0; row < Rows; row++)
            {
                var h = hidden[(row * 32) + column];
                var dz = relu && h <= 0 ? 0 : (double)errors[row] * 1.25 * head[column];
                Assert.Equal(dz, panel[(row * 32) + column], 1e-6);
                byHead += (double)errors[row] * h;
                byBias += dz;
            }

            Assert.Equal(byHead, headGradient[column], 1e-5);
            Assert.Equal(byBias, biasGradient[column], 1e-5);
        }
    }

    [Fact]
    public void Dropout_keeps_its_share_and_nothing_depends_on_the_neighbours()
    {
        var mask = DropoutMask.Create(Random, .3);
        var kept = 0;
        for (var row = 0; row < 200; row++)
            for (var column = 0; column < 100; column++) kept += mask.Keeps(row, column) ? 1 : 0;
        Assert.Equal(.7, kept / 20_000.0, .01);
        Assert.Equal(1 / .7, mask.Scale, 1e-4);
        Assert.NotEqual(
            Enumerable.Range(0, 64).Select(c => mask.Keeps(0, c)),
            Enumerable.Range(0, 64).Select(c => (mask with { Random = Random with { Part = 1 } }).Keeps(0, c)));
    }

    /// <summary>Some rows of a mask, as those of one rank.</summary>
    private static int[] Picked(int rows) => [.. Enumerable.Range(0, rows).Select(row => (row * 2) + (row % 3))];

    private static float[] Numbers(int count, uint part) =>
        [.. Enumerable.Range(0, count).Select(i => (Random with { Part = part }).Uniform((ulong)i) - .5f)];
}
