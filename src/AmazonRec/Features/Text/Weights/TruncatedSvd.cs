using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Features.Text.Weights;

/// <summary>
/// The directions in which rows differ most, from a random sketch (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1), for turning
/// wide sparse rows into narrow dense ones: latent semantic analysis. The sign of each direction is such that its largest number is
/// positive.
/// </summary>
internal sealed class TruncatedSvd
{
    private const int Oversampling = 10;
    private const int PowerIterations = 4;
    private const int RowsPerTask = 64;

    private readonly double[] _components; // [columns of the rows][width]

    private TruncatedSvd(int width, double[] components, double[] singularValues) =>
        (Width, _components, SingularValues) = (width, components, singularValues);

    /// <summary>Numbers per row afterwards.</summary>
    public int Width { get; }

    /// <summary>How far the rows reach in each direction, falling.</summary>
    public IReadOnlyList<double> SingularValues { get; }

    /// <summary>Learns the directions of rows.</summary>
    /// <param name="rows">[n, columns].</param>
    /// <param name="width">How many directions.</param>
    /// <param name="seed">Of the sketch.</param>
    /// <param name="threads">Threads to use at most; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">There are fewer rows or columns than directions.</exception>
    public static TruncatedSvd Fit(SparseRows rows, int width, ulong seed, int threads)
    {
        var most = Math.Min(rows.Count, rows.Width);
        if (width < 1 || width > most)
            throw new ArgumentException(
                $"{width} directions were asked for, and {rows.Count} texts with {rows.Width} terms have at most {most}. Ask for fewer "
                + "(--width).",
                nameof(width));
        var sketch = Math.Min(width + Oversampling, most);
        var columns = rows.Transposed();
        var random = RandomSource.For(seed, "text svd");
        var y = new double[(long)rows.Width * sketch];
        for (var i = 0; i < y.Length; i++) y[i] = random.Normal((ulong)i);
        for (var pass = 0; pass <= PowerIterations; pass++)
        {
            var q = Orthonormal(Product(rows, y, sketch, threads), sketch, threads);
            y = Product(columns, q, sketch, threads); // (Qᵀ A)ᵀ, [columns][sketch]
            if (pass < PowerIterations) y = Orthonormal(y, sketch, threads);
        }

        // A ≈ Q yᵀ. With yᵀ y = U s² Uᵀ, the right singular vectors are y U / s.
        var gram = new double[sketch, sketch];
        Buffer.BlockCopy(Gram(y, sketch, threads), 0, gram, 0, gram.Length * sizeof(double));
        var axes = SymmetricEigen.Decompose(gram, width);
        return new TruncatedSvd(width, Components(y, sketch, axes), [.. axes.Values.Select(square => Math.Sqrt(Math.Max(square, 0)))]);
    }

    /// <summary>[rows, Width] row-major: how far each row reaches in each direction.</summary>
    public float[] Transform(SparseRows rows, int threads)
    {
        var product = Product(rows, _components, Width, threads);
        return Array.ConvertAll(product, value => (float)value);
    }

    /// <summary>rows · right, [rows][width]; each row on one thread.</summary>
    private static double[] Product(SparseRows rows, double[] right, int width, int threads)
    {
        var product = new double[(long)rows.Count * width];
        Workers.Shared.Run((rows.Count + RowsPerTask - 1) / RowsPerTask, threads, task =>
        {
            for (var row = task * RowsPerTask; row < Math.Min((task + 1) * RowsPerTask, rows.Count); row++)
            {
                var (columns, values, sum) = (
                    rows.Columns(row).ToArray(), rows.Values(row).ToArray(), new Memory<double>(product, row * width, width));
                for (var i = 0; i < columns.Length; i++)
                    TensorPrimitives.MultiplyAdd(right.AsSpan(columns[i] * width, width), values[i], sum.Span, sum.Span);
            }
        });
        return product;
    }

    /// <summary>
    /// An orthonormal basis of the columns: y R⁻¹ with Rᵀ R = yᵀ y, twice for accuracy (CholeskyQR2, Yamamoto et al. 2015). A column that
    /// the ones before it make up becomes zero.
    /// </summary>
    private static double[] Orthonormal(double[] y, int width, int threads)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            var r = Cholesky(Gram(y, width, threads), width);
            Workers.Shared.Run((y.Length / width + RowsPerTask - 1) / RowsPerTask, threads, task =>
            {
                for (var row = task * RowsPerTask; row < Math.Min((task + 1) * RowsPerTask, y.Length / width); row++)
                {
                    var x = y.AsSpan(row * width, width);
                    for (var k = 0; k < width; k++)
                    {
                        var pivot = r[(k * width) + k];
                        x[k] = pivot > 0 ? x[k] / pivot : 0;
                        var (rest, over) = (k + 1, width - k - 1);
                        if (pivot > 0 && over > 0)
                            TensorPrimitives.MultiplyAdd(r.AsSpan((k * width) + rest, over), -x[k], x[rest..], x[rest..]);
                    }
                }
            });
        }

        return y;
    }

    /// <summary>The upper triangle R of Rᵀ R = gram, row-major; rows of zeros where a pivot is lost to rounding.</summary>
    private static double[] Cholesky(double[] gram, int width)
    {
        var least = Enumerable.Range(0, width).Max(k => gram[(k * width) + k]) * 1e-14;
        for (var k = 0; k < width; k++)
        {
            var row = gram.AsSpan(k * width, width);
            var pivot = row[k] > least ? Math.Sqrt(row[k]) : 0;
            if (pivot > 0) TensorPrimitives.Divide(row[k..], pivot, row[k..]);
            else row.Clear();
            for (var i = k + 1; i < width; i++)
                TensorPrimitives.MultiplyAdd(
                    row[i..], -row[i], gram.AsSpan((i * width) + i, width - i), gram.AsSpan((i * width) + i, width - i));
        }

        return gram;
    }

    /// <summary>yᵀ y, [width][width]; each of its rows on one thread.</summary>
    private static double[] Gram(double[] y, int width, int threads)
    {
        const int Strip = 8;
        var gram = new double[width * width];
        Workers.Shared.Run((width + Strip - 1) / Strip, threads, task =>
        {
            for (var row = 0; row < y.Length; row += width)
                for (var i = task * Strip; i < Math.Min((task + 1) * Strip, width); i++)
                    TensorPrimitives.MultiplyAdd(
                        y.AsSpan(row, width), y[row + i], gram.AsSpan(i * width, width), gram.AsSpan(i * width, width));
        });
        return gram;
    }

    /// <summary>y times each axis over the root of its value, with its largest number positive.</summary>
    private static double[] Components(double[] y, int width, SymmetricEigen axes)
    {
        var (rows, kept) = (y.Length / width, axes.Values.Length);
        var (components, largest) = (new double[rows * kept], new double[kept]);
        for (var row = 0; row < rows; row++)
            for (var k = 0; k < kept; k++)
            {
                var value = TensorPrimitives.Dot(y.AsSpan(row * width, width), axes.Vectors[k]);
                components[(row * kept) + k] = value;
                if (Math.Abs(value) > Math.Abs(largest[k])) largest[k] = value;
            }

        var scale = new double[kept];
        for (var k = 0; k < kept; k++)
            scale[k] = axes.Values[k] > axes.Values[0] * 1e-14 ? Math.CopySign(1 / Math.Sqrt(axes.Values[k]), largest[k]) : 0;
        for (var row = 0; row < rows; row++)
            TensorPrimitives.Multiply(components.AsSpan(row * kept, kept), scale, components.AsSpan(row * kept, kept));
        return components;
    }
}
