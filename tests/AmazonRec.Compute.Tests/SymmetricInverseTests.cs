namespace AmazonRec.Compute.Tests;

public sealed class SymmetricInverseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(100)]
    [InlineData(130)]
    [InlineData(300)]
    public void A_matrix_times_its_inverse_is_one(int count)
    {
        var (matrix, rows) = Example(count);
        var inverse = (float[])matrix.Clone();
        SymmetricInverse.Invert(inverse, count, threads: 2);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < count; k++) sum += (double)matrix[(i * rows) + k] * inverse[(k * rows) + j];
                Assert.Equal(i == j ? 1 : 0, sum, 2e-4);
            }
        }
    }

    [Fact]
    public void The_inverse_is_symmetric_and_does_not_depend_on_the_threads()
    {
        var (one, rows) = Example(200);
        var two = (float[])one.Clone();
        SymmetricInverse.Invert(one, 200, threads: 1);
        SymmetricInverse.Invert(two, 200, threads: 2);
        Assert.Equal(one, two);
        for (var i = 0; i < 200; i++)
            for (var j = 0; j < i; j++) Assert.Equal(one[(i * rows) + j], one[(j * rows) + i]);
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_refused()
    {
        var (matrix, rows) = Example(40);
        matrix[(7 * rows) + 7] = -1;
        Assert.Throws<ArgumentException>(() => SymmetricInverse.Invert(matrix, 40, threads: 1));
    }

    [Fact]
    public void A_matrix_of_another_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => SymmetricInverse.Invert(new float[40 * 40], 40, threads: 1));

    /// <summary>XᵀX + 5 I of random X.</summary>
    private static (float[] Matrix, int Rows) Example(int count)
    {
        var (random, rows) = (RandomSource.For(3, "matrix"), SymmetricInverse.Rows(count));
        var (x, matrix) = (new double[60 * count], new float[rows * rows]);
        for (var i = 0; i < x.Length; i++) x[i] = random.Normal((ulong)i) / 4;
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                var sum = i == j ? 5.0 : 0;
                for (var k = 0; k < 60; k++) sum += x[(k * count) + i] * x[(k * count) + j];
                matrix[(i * rows) + j] = (float)sum;
            }
        }

        return (matrix, rows);
    }
}
