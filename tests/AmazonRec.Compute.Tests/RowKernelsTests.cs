namespace AmazonRec.Compute.Tests;

public sealed class RowKernelsTests
{
    private const int Rows = 5;

    [Theory]
    [InlineData(1, false)]
    [InlineData(16, true)]
    [InlineData(17, false)]
    [InlineData(32, true)]
    public void Products_and_scaled_rows_are_those_of_the_plain_formula(int columns, bool accumulate)
    {
        var (a, b, scale) = (Panel(columns, 1), Panel(columns, 2), Panel(Rows, 3).AsSpan(0, Rows).ToArray());
        var (dots, scaled) = (new float[Rows], Panel(columns, 4));
        dots.AsSpan().Fill(.5f);
        var before = scaled.ToArray();
        RowKernels.Dot(a, b, columns, dots, accumulate);
        RowKernels.Scale(a, columns, scale, scaled, accumulate);
        for (var row = 0; row < Rows; row++)
        {
            var expected = accumulate ? .5 : 0;
            for (var column = 0; column < columns; column++)
            {
                var at = (row * 32) + column;
                expected += (double)a[at] * b[at];
                Assert.Equal(((double)a[at] * scale[row]) + (accumulate ? before[at] : 0), scaled[at], 1e-6);
            }

            Assert.Equal(expected, dots[row], 1e-5);
        }

        Assert.Throws<ArgumentException>(() => RowKernels.Dot(a, b, columns, new float[Rows + 1], accumulate));
    }

    private static float[] Panel(int columns, uint part) =>
        [.. Enumerable.Range(0, Rows * 32).Select(i => i % 32 < columns ? RandomSource.For(3, "rows", part).Uniform((ulong)i) - .5f : 0)];
}
