using AmazonRec.Compute.Factors;

namespace AmazonRec.Compute.Tests;

public sealed class LargeTableTests
{
    [Fact]
    public void Distinct_rows_without_a_state_are_those_with_one()
    {
        var random = new Random(5);
        var (distinct, states) = (new DistinctRows(), new RowState[500]);
        using var table = new AlignedBuffer(500 * 16);
        for (var batch = 1; batch <= 20; batch++)
        {
            int[] ids = [.. Enumerable.Range(0, random.Next(1, 300)).Select(_ => random.Next(500))];
            var (touched, slots) = (new int[ids.Length], new int[ids.Length]);
            var (expected, places) = (new int[ids.Length], new int[ids.Length]);
            Assert.Equal(EmbeddingKernels.Distinct(ids, states, batch, expected, places), distinct.Find(ids, table.All, 16, touched, slots));
            Assert.Equal(expected, touched);
            Assert.Equal(places, slots);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => distinct.Find([500], table.All, 16, new int[1], new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => distinct.Find([-1], table.All, 16, new int[1], new int[1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void Plain_steps_have_the_bits_of_steps_with_a_momentum_of_zero(int width)
    {
        var random = new Random(width);
        using var plain = new AlignedBuffer(4 * width);
        using var with = new AlignedBuffer(4 * 2 * width);
        using var gradients = new AlignedBuffer(2 * width);
        for (var i = 0; i < gradients.Length; i++) gradients.Span[i] = random.NextSingle() - .5f;
        for (var i = 0; i < plain.Length; i++)
            plain.Span[i] = with.Span[(i / width * 2 * width) + (i % width)] = random.NextSingle() - .5f;
        for (var step = 0; step < 3; step++)
        {
            EmbeddingKernels.PlainSgd([3, 1], gradients.Span, plain.All, width, .1f, .01f);
            EmbeddingKernels.Sgd([3, 1], gradients.Span, with.All, width, .1f, 0, .01f);
        }

        for (var i = 0; i < plain.Length; i++) Assert.Equal(with.Span[(i / width * 2 * width) + (i % width)], plain.Span[i]);
    }

    [Fact]
    public void A_slice_outside_is_refused()
    {
        using var buffer = new AlignedBuffer(10);
        Assert.Equal(3, buffer.Slice(7, 3).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Slice(8, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Slice(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Slice(0, -1));
    }

    [Fact(Explicit = true)] // 8.8 GB
    public void Rows_beyond_two_to_the_31_numbers_are_gathered_and_moved()
    {
        const int rows = 34_000_000;
        using var table = new AlignedBuffer((long)rows * 64);
        Assert.True(table.Length > int.MaxValue);
        Assert.Throws<OverflowException>(() => table.Span.Length);
        table.Slice((rows - 1L) * 64, 64).Fill(2);
        table.Slice(33L, 1).Fill(7);
        var gathered = new float[64];
        EmbeddingKernels.Gather(table.All, 64, [rows - 1, 0], 32, 32, gathered, 32);
        Assert.Equal((2f, 7f), (gathered[31], gathered[33]));
        var gradients = new float[64];
        gradients.AsSpan().Fill(1);
        EmbeddingKernels.PlainSgd([rows - 1], gradients, table.All, 64, .5f, 0);
        Assert.Equal(1.5f, table.Slice((rows - 1L) * 64, 64)[63]);
        Assert.Equal(0f, table.Slice((rows - 2L) * 64, 64)[63]);
        var (touched, slots) = (new int[2], new int[2]);
        Assert.Equal(1, new DistinctRows().Find([rows - 1, rows - 1], table.All, 64, touched, slots));
    }

    [Fact(Explicit = true)] // 8.8 GB
    public void Factors_beyond_two_to_the_31_numbers_take_their_steps()
    {
        const int rows = 34_000_000;
        using var factors = new Factorization(rows, 2, 64);
        factors.Left.Row(rows - 1).Fill(.5f);
        factors.Right.Row(1).Fill(.25f);
        var scores = new float[2];
        factors.Score([rows - 1, 0], [1, 1], scores);
        Assert.Equal([8f, 0f], scores);
        Assert.Equal(1, factors.Step([rows - 1], [1], [9], rate: .1f, regularization: 0));
        Assert.Equal(.5f + (.1f * .25f), factors.Left.Row(rows - 1)[63], 1e-6f);
    }
}
