namespace AmazonRec.Compute;

/// <summary>
/// Inverts a symmetric, positive definite matrix in place, by the sweep operator on blocks of columns (Goodnight 1979): n³ / 2
/// multiplications with additions, nearly all of them in <see cref="PanelProduct"/>. Each task owns a panel of columns, so the bits do not
/// depend on the threads.
/// </summary>
public sealed class SymmetricInverse
{
    private const int Block = 4 * Panels.Width; // columns of a sweep: the whole matrix goes through memory once a sweep

    private readonly float[] _matrix; // [panel][row][32]: of each panel, the rows from its own columns on are up to date
    private readonly int _rows;
    private readonly int _panels;
    private readonly float[] _left; // [panel of the block][row][32]: the block's columns
    private readonly float[][] _rights; // by panel: [Block][32]
    private double[] _pivot = [];

    private SymmetricInverse(float[] matrix, int count)
    {
        (_matrix, _panels, _rows) = (matrix, Panels.Count(count), Rows(count));
        _left = LargeArray.Uninitialized<float>(_rows * Block);
        _rights = [.. Enumerable.Range(0, _panels).Select(_ => new float[Block * Panels.Width])];
    }

    /// <summary>Rows, and columns, that the matrix takes in memory: up to a whole number of panels.</summary>
    /// <param name="count">Rows of the matrix.</param>
    public static int Rows(int count) => Panels.Count(count) * Panels.Width;

    /// <summary>Bytes that inverting takes, the matrix included.</summary>
    /// <param name="count">Rows of the matrix.</param>
    public static long Bytes(int count) => sizeof(float) * (long)Rows(count) * (Rows(count) + (2 * Block));

    /// <summary>Inverts a matrix.</summary>
    /// <param name="matrix">
    /// [<see cref="Rows(int)"/>][<see cref="Rows(int)"/>], row-major; what lies beyond the matrix is overwritten. Replaced by the inverse.
    /// </param>
    /// <param name="count">Rows of the matrix.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two sweeps; the matrix is lost then.</param>
    /// <exception cref="ArgumentException">The matrix has another size, or is not positive definite.</exception>
    public static void Invert(
        float[] matrix, int count, int threads, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var rows = Rows(count);
        if (matrix.LongLength != (long)rows * rows)
            throw new ArgumentException($"{matrix.LongLength} numbers are no matrix of {rows} rows and columns.", nameof(matrix));
        for (var row = 0; row < rows; row++)
        {
            if (row >= count) matrix.AsSpan(row * rows, rows).Clear();
            else matrix.AsSpan((row * rows) + count, rows - count).Clear();
            if (row >= count) matrix[(row * rows) + row] = 1;
        }

        var work = new SymmetricInverse(matrix, count);
        work.TurnPanels(threads, rowMajor: false);
        var blocks = (rows + Block - 1) / Block;
        for (var block = 0; block < blocks; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            work.Sweep(block * Block, Math.Min(Block, rows - (block * Block)), threads);
            progress?.Report((block + 1.0) / blocks);
        }

        work.Mirror(threads);
        work.TurnPanels(threads, rowMajor: true);
    }

    /// <summary>
    /// A symmetric matrix has its rows for columns, so that 32 rows are a panel once they are turned; and the other way round.
    /// </summary>
    private void TurnPanels(int threads, bool rowMajor)
    {
        Workers.Shared.Run(_panels, threads, panel =>
        {
            var own = _matrix.AsSpan(panel * _rows * Panels.Width, _rows * Panels.Width);
            var copy = own.ToArray();
            for (var row = 0; row < _rows; row++)
            {
                for (var column = 0; column < Panels.Width; column++)
                {
                    var (asPanel, asRows) = ((row * Panels.Width) + column, (column * _rows) + row);
                    if (rowMajor) own[asRows] = copy[asPanel];
                    else own[asPanel] = copy[asRows];
                }
            }
        });
    }

    /// <summary>A row of a panel.</summary>
    private Span<float> At(int panel, int row) => _matrix.AsSpan(((panel * _rows) + row) * Panels.Width, Panels.Width);

    /// <summary>One block: A -= A[K] D⁻¹ A[K]ᵀ elsewhere, A[K] D⁻¹ in its columns, and -D⁻¹ where they meet, D being A there.</summary>
    private void Sweep(int start, int width, int threads)
    {
        var (first, own) = (start / Panels.Width, width / Panels.Width);
        CopyColumns(start, width, threads);
        _pivot = InverseOf(start, width);
        var negative = new float[width * width]; // [panel][row][32]
        for (var i = 0; i < width; i++)
            for (var j = 0; j < width; j++)
                negative[(((j / Panels.Width) * width) + i) * Panels.Width + (j % Panels.Width)] = -(float)_pivot[(i * width) + j];
        Workers.Shared.Run(_panels, threads, panel =>
        {
            var (right, top) = (_rights[panel], panel * Panels.Width); // -D⁻¹ A[K, panel]
            var across = new float[width * Panels.Width];
            for (var j = 0; j < width; j++)
                for (var column = 0; column < Panels.Width; column++) across[(j * Panels.Width) + column] = Left(top + column, j);
            PanelProduct.Rows(negative, width, across, width, right, width, accumulate: false);
            if (panel >= first && panel < first + own) return;
            PanelProduct.Rows(
                _left.AsSpan(top * Panels.Width), _rows, right, width, _matrix.AsSpan(((panel * _rows) + top) * Panels.Width),
                _rows - top, accumulate: true);
        });
        Workers.Shared.Run(_panels, threads, panel => Settle(panel, start, width));
    }

    /// <summary>Puts what the block's own rows and columns become into a panel's place.</summary>
    private void Settle(int panel, int start, int width)
    {
        var (first, own) = (start / Panels.Width, width / Panels.Width);
        var top = panel * Panels.Width;
        if (top < start) // the block's rows of this panel: D⁻¹ A[K, panel]
        {
            for (var i = 0; i < width; i++) Negate(_rights[panel].AsSpan(i * Panels.Width, Panels.Width), At(panel, start + i));
            return;
        }

        if (panel >= first + own) // this panel's rows of the block's columns: the transpose
        {
            for (var row = 0; row < Panels.Width; row++)
                for (var i = 0; i < width; i++)
                    At(first + (i / Panels.Width), top + row)[i % Panels.Width] = -_rights[panel][(i * Panels.Width) + row];
            return;
        }

        for (var i = 0; i < width; i++)
            for (var column = 0; column < Panels.Width; column++)
                At(panel, start + i)[column] = (float)-_pivot[(i * width) + top - start + column];
    }

    private static void Negate(ReadOnlySpan<float> values, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++) target[i] = -values[i];
    }

    private float Left(int row, int column) => _left[(((column / Panels.Width) * _rows) + row) * Panels.Width + (column % Panels.Width)];

    /// <summary>Copies the block's columns: those below its panels from them, the others from where the block's rows cross their panels.</summary>
    private void CopyColumns(int start, int width, int threads)
    {
        Workers.Shared.Run(_panels, threads, panel =>
        {
            var top = panel * Panels.Width;
            for (var j = 0; j < width; j += Panels.Width)
            {
                var from = (start + j) / Panels.Width;
                for (var row = top; row < top + Panels.Width; row++)
                {
                    var to = _left.AsSpan((((j / Panels.Width) * _rows) + row) * Panels.Width, Panels.Width);
                    if (panel >= from) At(from, row).CopyTo(to);
                    else for (var column = 0; column < Panels.Width; column++) to[column] = At(panel, start + j + column)[row - top];
                }
            }
        });
    }

    /// <summary>The inverse of the block where its rows meet its columns, in double precision.</summary>
    private double[] InverseOf(int start, int width)
    {
        var l = new double[width * width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                double rest = Left(start + i, j);
                for (var k = 0; k < j; k++) rest -= l[(i * width) + k] * l[(j * width) + k];
                if (i == j && !(rest > 0)) throw new ArgumentException("The matrix is not positive definite.");
                l[(i * width) + j] = i == j ? Math.Sqrt(rest) : rest / l[(j * width) + j];
            }
        }

        var inverse = new double[width * width]; // of L, then of L Lᵀ
        for (var column = 0; column < width; column++)
        {
            inverse[(column * width) + column] = 1 / l[(column * width) + column];
            for (var i = column + 1; i < width; i++)
            {
                var sum = 0.0;
                for (var k = column; k < i; k++) sum -= l[(i * width) + k] * inverse[(k * width) + column];
                inverse[(i * width) + column] = sum / l[(i * width) + i];
            }
        }

        var product = new double[width * width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var k = i; k < width; k++) sum += inverse[(k * width) + i] * inverse[(k * width) + j];
                product[(i * width) + j] = product[(j * width) + i] = sum;
            }
        }

        return product;
    }

    /// <summary>Turns -A⁻¹ below the panels' tops into A⁻¹ everywhere.</summary>
    private void Mirror(int threads)
    {
        Workers.Shared.Run(_panels, threads, panel =>
        {
            for (var row = panel * Panels.Width; row < _rows; row++) Negate(At(panel, row), At(panel, row));
        });
        Workers.Shared.Run(_panels, threads, panel =>
        {
            var top = panel * Panels.Width;
            for (var row = top; row < top + Panels.Width; row++) // the halves of its own square are equal but for rounding
                for (var i = row - top + 1; i < Panels.Width; i++) At(panel, row)[i] = At(panel, top + i)[row - top];
            for (var row = 0; row < top; row++)
            {
                var to = At(panel, row);
                var column = row % Panels.Width;
                for (var i = 0; i < Panels.Width; i++) to[i] = At(row / Panels.Width, (panel * Panels.Width) + i)[column];
            }
        });
    }
}
