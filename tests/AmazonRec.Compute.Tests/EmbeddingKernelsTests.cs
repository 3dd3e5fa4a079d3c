namespace AmazonRec.Compute.Tests;

public sealed class EmbeddingKernelsTests
{
    [Fact]
    public void Distinct_rows_come_in_the_order_in_which_they_first_occur()
    {
        var states = new RowState[10];
        var (touched, slots) = (new int[6], new int[6]);
        Assert.Equal(3, EmbeddingKernels.Distinct([7, 2, 7, 9, 2, 2], states, batch: 1, touched, slots));
        Assert.Equal([7, 2, 9], touched[..3]);
        Assert.Equal([0, 1, 0, 2, 1, 1], slots);
        Assert.Equal(1, EmbeddingKernels.Distinct([2], states, batch: 2, touched, slots));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingKernels.Distinct([10], states, 3, touched, slots));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingKernels.Distinct([-1], states, 3, touched, slots));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(48)]
    public void Rows_are_gathered_summed_and_moved_as_by_hand(int width)
    {
        using var rows = new AlignedBuffer(4 * 2 * width);
        for (var i = 0; i < rows.Length; i++) rows.Span[i] = i * .01f;
        var before = rows.Span.ToArray();
        var take = Math.Min(width, 32);
        var stride = width == 1 ? 1 : 32;
        var gathered = new float[3 * stride];
        EmbeddingKernels.Gather(rows.Span, 2 * width, [3, 0, 3], 0, take, gathered, stride);
        for (var j = 0; j < take; j++)
            Assert.Equal(
                [before[(3 * 2 * width) + j], before[j], before[(3 * 2 * width) + j]],
                new[] { gathered[j], gathered[stride + j], gathered[(2 * stride) + j] });

        using var gradients = new AlignedBuffer(2 * width);
        EmbeddingKernels.Sum([0, 1, 0], gathered, stride, gradients.Span, width, 0, take);
        for (var j = 0; j < take; j++)
            Assert.Equal(
                [gathered[j] + gathered[(2 * stride) + j], gathered[stride + j]], new[] { gradients.Span[j], gradients.Span[width + j] });

        EmbeddingKernels.Sgd([3, 0], gradients.Span, rows.Span, width, .1f, .9f, 0);
        for (var j = 0; j < width; j++)
        {
            var velocity = (.9 * before[(3 * 2 * width) + width + j]) + gradients.Span[j];
            Assert.Equal(velocity, rows.Span[(3 * 2 * width) + width + j], 1e-5);
            Assert.Equal(before[(3 * 2 * width) + j] - (.1 * velocity), rows.Span[(3 * 2 * width) + j], 1e-5);
            Assert.Equal(before[(1 * 2 * width) + j], rows.Span[(1 * 2 * width) + j]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Idle_rows_are_caught_up_once(int width)
    {
        using var rows = new AlignedBuffer(2 * 2 * width);
        rows.Span.Fill(1);
        var states = new RowState[2];
        double[] products = [.5, .6];
        double[] sums = [2, 3];
        for (var i = 0; i < 2; i++) EmbeddingKernels.CatchUp([1], states, 2, products, sums, rows.Span, width);
        Assert.Equal([-1f, .5f], new[] { rows.Span[2 * width], rows.Span[3 * width] });
        Assert.Equal([1f, 1f], new[] { rows.Span[0], rows.Span[width] });
        Assert.Equal(2, states[1].Since);
    }
}
