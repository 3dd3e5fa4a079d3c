namespace AmazonRec.Compute.Tests;

public sealed class BootstrapKernelsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Units_are_drawn_as_often_as_word_by_word(int units)
    {
        var source = RandomSource.For(7, "resampling test", 3);
        var (drawn, expected) = (new byte[units], new byte[units]);
        BootstrapKernels.Draw(source, drawn);
        for (var i = 0; i < units; i++) expected[((ulong)source.Block((uint)i / 4)[i % 4] * (ulong)units) >> 32]++;
        Assert.Equal(expected, drawn);
    }

    [Fact]
    public void A_unit_drawn_too_often_to_be_counted_is_an_error() =>
        Assert.Throws<OverflowException>(() => BootstrapKernels.Draw(RandomSource.For(7, "resampling test"), [byte.MaxValue]));

    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 8)]
    [InlineData(37, 24)]
    public void Sums_count_each_row_as_often_as_its_unit(int units, int stride)
    {
        var (rows, counts) = (new double[units * stride], new byte[BootstrapKernels.AtOnce * 50]);
        for (var i = 0; i < rows.Length; i++) rows[i] = Math.Sin(i);
        for (var i = 0; i < counts.Length; i++) counts[i] = (byte)(i * 7 % 5);
        var sums = Enumerable.Range(0, BootstrapKernels.AtOnce * BootstrapKernels.Width).Select(i => (double)i).ToArray();
        var expected = sums.ToArray();
        for (var resample = 0; resample < BootstrapKernels.AtOnce; resample++)
            for (var unit = 0; unit < units; unit++)
                for (var i = 0; i < BootstrapKernels.Width; i++)
                    expected[(resample * BootstrapKernels.Width) + i] += counts[(resample * 50) + unit] * rows[(unit * stride) + i];
        BootstrapKernels.AddWeighted(rows, stride, units, counts, 50, sums);
        for (var i = 0; i < sums.Length; i++) Assert.Equal(expected[i], sums[i], 12);
    }

    [Fact]
    public void Too_few_counts_are_refused() =>
        Assert.Throws<ArgumentException>(() => BootstrapKernels.AddWeighted(new double[16], 8, 2, new byte[7], 2, new double[32]));
}
